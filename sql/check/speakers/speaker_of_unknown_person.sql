-- nl: Elke spreker met een nummer staat in het register.
-- en: Every speaker with an id is in the register.
-- severity: critical
-- family: speakers
-- table: core.speech_speaker
select
    speeches.report_id,
    speeches.speech_id,
    speeches.speaker_label,
    speeches.person_id
from core.speech_speaker as speeches
anti join core.person using (person_id)
where speeches.person_id is not null
