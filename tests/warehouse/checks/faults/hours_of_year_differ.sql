-- fault: A sitting of 2021-2022 is spoken in for ten days.
update mart.meeting_summary set session_year = '2021-2022', est_seconds = 240 * 3600 where meeting_id = '1800001';
