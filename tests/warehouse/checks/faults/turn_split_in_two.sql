-- fault: A turn is split in two.
update core.speech_speaker set speaker_label = (
    select speaker_label from core.speech_speaker where meeting_id = '1700032' and speech_ordinal = 2
)
where meeting_id = '1700032' and speech_ordinal = 3;
