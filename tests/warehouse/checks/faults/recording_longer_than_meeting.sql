-- fault: A speech of a sitting of six minutes is timed an hour after another.
insert into core.speech_time (speech_id, meeting_id, report_id, recording_id, starts_at_seconds, ends_at_seconds, seconds, confidence, is_used)
select speech_id, meeting_id, report_id, 'recording', 3600.0 * speech_ordinal, 3600.0 * speech_ordinal + 20, 20, 0.9, true
from core.speech_speaker where meeting_id = '1800001' and speech_ordinal <= 2;
