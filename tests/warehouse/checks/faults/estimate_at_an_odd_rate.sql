-- fault: An estimate is half of what it was.
update mart.member_speaking_time set est_seconds = est_seconds / 2, est_seconds_low = est_seconds_low / 2
where person_id = '5001' and meeting_kind = 'committee';
