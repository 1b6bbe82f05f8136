-- fault: Three speeches of a meeting are timed at one and the same minute.
insert into core.speech_time (speech_id, meeting_id, report_id, recording_id, starts_at_seconds, ends_at_seconds, seconds, confidence, is_used)
select speech_id, meeting_id, report_id, 'recording', 0, 60, 60, 0.9, true
from core.speech_speaker where meeting_id = '1700001' and speech_ordinal <= 3;
