-- fault: A report holds 99 words.
update mart.meeting_summary set words = 99 where meeting_id = '1700001';
