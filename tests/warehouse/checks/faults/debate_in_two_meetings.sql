-- fault: Two turns of the newest report stand word for word in another meeting's report.
create or replace temp table doubled as
select target.speech_id, source.speaker_label, source.words, source.text
from raw.speech as target
inner join raw.speech as source on target.speech_ordinal = source.speech_ordinal
where
    target.report_id = (select report_id from core.report where meeting_id = '1700032' and is_current)
    and source.report_id = (select report_id from core.report where meeting_id = '1700031' and is_current)
    and source.words >= 50;
update raw.speech set text = doubled.text from doubled where speech.speech_id = doubled.speech_id;
update core.speech_speaker set words = doubled.words, speaker_label = doubled.speaker_label from doubled where speech_speaker.speech_id = doubled.speech_id;
