-- nl: Elk agendapunt met een vraag in een commissie noemt zijn voorzitter.
-- en: Every item with a question in a committee names its chair.
-- severity: critical
-- family: contents_vs_body
-- table: core.agenda_item
-- report_column: report_id
with items as (
    select
        items.report_id,
        items.agenda_item_id,
        items.title,
        items.page,
        items.line,
        items.chair_name,
        items.question_count,
        lead(items.line, 1, 2147483647) over (partition by items.report_id order by items.line) as next_item_line
    from core.agenda_item as items
    inner join core.meeting as meetings using (meeting_id)
    inner join core.report as reports on items.report_id = reports.report_id
    where meetings.meeting_kind = 'committee' and reports.copy_kind = 'document'
),

-- A chair is carried over from the item before when the line is missing; so the line itself is looked for.
chair_lines as (
    select
        report_id,
        first_line
    from raw.line_span
    where element_kind = 'chair_line'
),

items_with_line as (
    select distinct items.agenda_item_id
    from items
    inner join chair_lines
        on
            items.report_id = chair_lines.report_id
            and items.line <= chair_lines.first_line
            and items.next_item_line > chair_lines.first_line
)

select
    items.report_id,
    items.agenda_item_id,
    items.title,
    items.page,
    items.chair_name
from items
left join items_with_line using (agenda_item_id)
where
    items.question_count > 0
    and (items_with_line.agenda_item_id is null or coalesce(trim(items.chair_name), '') = '')
