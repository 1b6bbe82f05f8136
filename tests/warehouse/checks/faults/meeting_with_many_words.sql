-- fault: A report holds 200 001 words.
update mart.meeting_summary set words = 200001 where meeting_id = '1700001';
