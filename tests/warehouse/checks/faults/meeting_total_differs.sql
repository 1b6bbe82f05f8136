-- fault: The summary of a meeting has a word more than its speeches.
update mart.meeting_summary set words = words + 1 where meeting_id = '1700001';
