-- fault: A speech of the new report swallows the next speaker line.
update raw.speech set text = text || e'\n\nIda Ganzerik (Linde): Dank u wel.'
where report_id = (select report_id from core.report where meeting_id = '1700032' and is_current) and speech_ordinal = 2;
