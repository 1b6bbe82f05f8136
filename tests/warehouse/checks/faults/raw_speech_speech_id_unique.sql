-- fault: A speech stands in raw.speech twice.
insert into raw.speech select * from raw.speech where report_id like '1700001-%' and speech_ordinal = 2;
