-- fault: An estimate lies above its interval.
update mart.member_speaking_time set est_seconds_high = 0.9 * est_seconds where person_id = '5001' and meeting_kind = 'committee';
