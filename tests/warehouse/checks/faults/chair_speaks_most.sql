-- fault: The chair speaks nine tenths of the words.
update mart.meeting_summary set chair_words = 0.9 * words where meeting_id = '1700001';
