-- fault: A speech stands in core.speech_speaker twice.
insert into core.speech_speaker select * from core.speech_speaker where report_id like '1700001-%' and speech_ordinal = 2;
