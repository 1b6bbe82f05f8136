-- fault: A long speech of the new report stands there twice.
update raw.speech set text = (select text from raw.speech where report_id = (select report_id from core.report where meeting_id = '1700032' and is_current) and speech_ordinal = 3)
where report_id = (select report_id from core.report where meeting_id = '1700032' and is_current) and speech_ordinal = 9;
