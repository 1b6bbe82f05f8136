-- fault: A meeting of October is in the session year before.
update core.meeting set session_year = '2024-2025' where meeting_id = '1700001';
