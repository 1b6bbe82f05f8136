-- fault: The speeches of the new report are six times as long as usual.
update mart.meeting_summary set words = 6 * words where meeting_id = '1700032';
