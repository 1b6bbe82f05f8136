-- nl: Over elk agendapunt met een vraag is gesproken.
-- en: Somebody speaks on every item that holds a question.
-- severity: warning
-- family: completeness
-- table: core.agenda_item
-- report_column: report_id
select
    items.report_id,
    items.agenda_item_id,
    items.title,
    items.page
from core.agenda_item as items
anti join core.speech_speaker using (agenda_item_id)
where items.question_count > 0
