-- fault: The share of a minister is doubled.
update mart.member_speaking_time set word_share = 2 * word_share where person_id = '5001' and meeting_kind = 'committee';
