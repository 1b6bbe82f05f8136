-- fault: A meeting has no summary.
delete from mart.meeting_summary where meeting_id = '1700001';
