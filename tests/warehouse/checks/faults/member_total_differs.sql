-- fault: A minister loses a word.
update mart.member_speaking_time set words = words - 1 where person_id = '5001' and meeting_kind = 'committee';
