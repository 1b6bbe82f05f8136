-- fault: The longest speech of a meeting is timed at one second.
insert into core.speech_time (speech_id, meeting_id, report_id, recording_id, starts_at_seconds, ends_at_seconds, seconds, confidence, is_used)
select speech_id, meeting_id, report_id, 'recording', 10, 11, 1, 0.9, true
from core.speech_speaker where meeting_id = '1700001' order by words desc, speech_id limit 1;
