-- fault: The new report has six times the usual words.
update mart.meeting_summary set words = 6 * words where meeting_id = '1700032';
