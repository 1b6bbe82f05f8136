-- fault: The new report has six times the usual speeches.
update mart.meeting_summary set speech_count = 6 * speech_count where meeting_id = '1700032';
