-- fault: The longest speech of the new report is six times the usual.
update mart.meeting_summary set longest_speech_words = 6 * longest_speech_words where meeting_id = '1700032';
