-- fault: A meeting more is expected.
update dq.expected_count set meeting_count = meeting_count + 1 where meeting_kind = 'committee';
