-- fault: A sitting lasts a minute.
update mart.meeting_summary set duration_seconds = 60 where meeting_id = '1800001';
