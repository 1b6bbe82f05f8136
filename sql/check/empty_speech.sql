-- nl: Geen toespraak is leeg, tenzij er een onderbreking in staat.
-- en: No speech is empty, unless a stage direction stands in it.
-- severity: critical
-- family: completeness
-- table: core.speech
-- report_column: report_id
select
    speeches.report_id,
    speeches.speech_id,
    speeches.speaker_label,
    speeches.page,
    speeches.words
from core.speech_speaker as speeches
inner join raw.speech as texts using (speech_id)
anti join raw.interjection using (speech_id)
where speeches.words <= 0 or texts.text is null or length(trim(texts.text)) = 0
