-- fault: The text of a speech of the new report is emptied.
update raw.speech set text = ' ' where report_id = (select report_id from core.report where meeting_id = '1700032' and is_current) and speech_ordinal = 2;
