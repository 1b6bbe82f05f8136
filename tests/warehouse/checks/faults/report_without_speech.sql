-- fault: The speeches of a report are gone.
delete from core.speech_speaker where meeting_id = '1700001';
