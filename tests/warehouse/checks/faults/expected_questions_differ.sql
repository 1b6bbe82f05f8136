-- fault: There is a question more than expected.
update dq.expected_count set question_count = question_count - 1 where meeting_kind = 'committee';
