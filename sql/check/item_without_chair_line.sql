-- nl: Elk agendapunt met een vraag in een commissie noemt zijn voorzitter.
-- en: Every item with a question in a committee names its chair.
-- severity: critical
-- family: contents_vs_body
-- table: core.agenda_item
-- report_column: report_id
select
    items.report_id,
    items.agenda_item_id,
    items.title,
    items.page
from core.agenda_item as items
inner join core.meeting as meetings using (meeting_id)
inner join core.report as reports using (report_id)
where
    meetings.meeting_kind = 'committee'
    and reports.copy_kind = 'document'
    and items.question_count > 0
    and coalesce(trim(items.chair_name), '') = ''
