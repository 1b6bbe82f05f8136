-- nl: Geen twee opeenvolgende toespraken van een agendapunt zijn van dezelfde spreker.
-- en: No two speeches in a row on one item are by the same speaker.
-- severity: warning
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
with turns as (
    select
        report_id,
        agenda_item_id,
        speech_id,
        speech_ordinal,
        speaker_label,
        lag(speaker_label) over (partition by report_id, agenda_item_id order by speech_ordinal) as label_before,
        lag(speech_ordinal) over (partition by report_id, agenda_item_id order by speech_ordinal) as ordinal_before
    from core.speech_speaker
    where agenda_item_id is not null
)

select *
from turns
where speaker_label = label_before and speech_ordinal = ordinal_before + 1
