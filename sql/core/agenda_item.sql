-- Grain: an item of a meeting.
create or replace table core.agenda_item as
with items as (
    select * from raw.agenda_item
),

reports as (
    select * from core.report
    where is_current
),

chairs as (
    select * from core.named_person
    where name_use = 'chair'
),

question_counts as (
    select
        agenda_item_id,
        count(*) as question_count
    from raw.question
    group by agenda_item_id
)

select
    items.agenda_item_id,
    reports.meeting_id,
    items.report_id,
    items.item_ordinal,
    items.item_type,
    items.title,
    items.page,
    items.line,
    items.chair_name,
    chairs.person_id as chair_person_id,
    coalesce(question_counts.question_count, 0)::integer as question_count,
    items.document_numbers
from items
inner join reports using (report_id)
left join chairs
    on items.report_id = chairs.report_id and items.chair_name = chairs.printed_name
left join question_counts using (agenda_item_id);

comment on table core.agenda_item is
'One row is an item of a meeting: one run of speeches under one or more joined headings. Only current reports.';
comment on column core.agenda_item.agenda_item_id is 'Key: report_id, -i and the item''s ordinal.';
comment on column core.agenda_item.meeting_id is 'The meeting (core.meeting).';
comment on column core.agenda_item.report_id is 'The report (core.report).';
comment on column core.agenda_item.item_ordinal is 'Place in the report, from 1.';
comment on column core.agenda_item.item_type is
'Kind of item, in the parliament''s own words (docs/naming.md); joined questions have the type of the first.';
comment on column core.agenda_item.title is 'Heading as printed.';
comment on column core.agenda_item.page is 'Page of the heading; the page of the official PDF.';
comment on column core.agenda_item.line is 'Line of the heading in the text that was read.';
comment on column core.agenda_item.chair_name is 'Name on the chair line.';
comment on column core.agenda_item.chair_person_id is
'Who was in the chair (core.person); null when no chair line was read or it is unresolved.';
comment on column core.agenda_item.question_count is 'Questions put on the item; more than one are joined.';
comment on column core.agenda_item.document_numbers is 'Numbers of parliamentary documents in the heading.';
