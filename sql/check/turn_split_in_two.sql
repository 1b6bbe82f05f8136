-- nl: Geen twee opeenvolgende toespraken van een agendapunt zijn van dezelfde spreker.
-- en: No two speeches in a row on one item are by the same speaker.
-- severity: warning
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
with turns as (
    select
        speeches.report_id,
        speeches.agenda_item_id,
        speeches.speech_id,
        speeches.speech_ordinal,
        speeches.speaker_label,
        lag(speeches.speaker_label) over same_item as label_before,
        lag(speeches.speech_ordinal) over same_item as ordinal_before
    from core.speech_speaker as speeches
    inner join core.report as reports on speeches.report_id = reports.report_id
    -- Looked at when a report is new or read anew; the published rest was looked at the night that it came.
    anti join dq.published_meeting as published
        on reports.report_id = published.report_id and reports.parser_version = published.parser_version
    where speeches.agenda_item_id is not null
    window same_item as (
        partition by speeches.report_id, speeches.agenda_item_id
        order by speeches.speech_ordinal
    )
)

select *
from turns
where speaker_label = label_before and speech_ordinal = ordinal_before + 1
