-- nl: Op minstens de helft van de agendapunten met een vraag waarop iemand anders dan de voorzitter spreekt, spreekt een minister.
-- en: In each report, a minister speaks on at least half of the items with a question on which anyone but the chair speaks.
-- severity: critical
-- family: completeness
-- table: core.agenda_item
-- report_column: report_id
-- threshold: half of the items, and more than one without a minister
-- history: 2026-11-23 half: a question may be withdrawn on the spot; when most have no answer, the speaker lines of the minister
--   were missed and those words are attributed to others.
--   2026-11-28 items on which the chair alone speaks are left out: there a question is withdrawn or put off.
with items as (
    select
        items.report_id,
        items.agenda_item_id,
        bool_or(speeches.role = 'minister') as has_answer
    from core.agenda_item as items
    inner join core.speech_speaker as speeches using (agenda_item_id)
    -- Reports that are as published passed then (decision 005).
    anti join dq.audited_report as audited on items.report_id = audited.report_id
    where items.question_count > 0
    group by items.report_id, items.agenda_item_id
    having bool_or(speeches.role <> 'chair')
)

select
    report_id,
    count(*) as item_count,
    count(*) filter (where not has_answer) as unanswered_count
from items
group by report_id
having count(*) filter (where not has_answer) > greatest(1, 0.5 * count(*))
