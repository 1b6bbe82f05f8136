-- fault: A sitting of six minutes lasts an hour.
update mart.meeting_summary set duration_seconds = 3600 where meeting_id = '1800001';
