-- nl: Op elk agendapunt met een vraag spreekt een minister.
-- en: A minister speaks on every item with a question.
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
anti join core.speech_speaker as answers
    on items.agenda_item_id = answers.agenda_item_id and answers.role = 'minister'
where items.question_count > 0
