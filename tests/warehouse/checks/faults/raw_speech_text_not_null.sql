-- fault: A speech has no text at all.
update raw.speech set text = null where report_id like '1700032-%' and speech_ordinal = 2;
