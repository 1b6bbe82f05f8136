-- fault: A tenth of the words of the new report are by nobody known.
update mart.meeting_summary set unresolved_words = 0.1 * words where meeting_id = '1700032';
