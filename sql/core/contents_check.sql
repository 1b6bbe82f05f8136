-- Grain: a heading of a current report, in its contents pages, its body, or both.
-- No key: a heading may stand in the contents alone, or in the body alone
-- References: report_id -> core.report
-- References: agenda_item_id -> core.agenda_item
-- References: question_id -> core.question
create or replace table core.contents_check as
with reports as (
    select * from core.report
    where is_current
),

questions as (
    select * from raw.question
),

items as (
    select * from raw.agenda_item
),

question_types as (
    select distinct question_type
    from questions
),

-- Only questions are found by their number: other headings may print none, or that of a document.
entries as (
    select
        contents.report_id,
        contents.entry_ordinal,
        contents.item_type as heading_type,
        -- The number of an item without questions is that of a document, and no part of its heading in the body.
        if(question_types.question_type is null, null, contents.question_number) as question_number,
        if(question_types.question_type is null, null, contents.session_year) as session_year,
        contents.title,
        contents.page
    from raw.contents_entry as contents
    inner join reports using (report_id)
    left join question_types on contents.item_type = question_types.question_type
),

-- The contents give joined questions the page of their item.
question_headings as (
    select
        questions.report_id,
        questions.agenda_item_id,
        questions.question_id,
        questions.question_type as heading_type,
        questions.question_number,
        questions.session_year,
        questions.subject as title,
        items.page,
        questions.line
    from questions
    inner join reports using (report_id)
    inner join items using (agenda_item_id)
),

item_headings as (
    select
        items.report_id,
        items.agenda_item_id,
        null::varchar as question_id,
        items.item_type as heading_type,
        null::integer as question_number,
        null::varchar as session_year,
        items.title,
        items.page,
        items.line
    from items
    inner join reports using (report_id)
    anti join question_headings using (agenda_item_id)
),

headings as (
    select * from question_headings
    union all
    select * from item_headings
),

-- A numbered heading is found by its number; one without by its place among those of its type. The place also tells two
-- headings apart that print the same number.
placed_entries as (
    select
        *,
        row_number() over (partition by report_id, heading_type, question_number, session_year order by entry_ordinal) as place
    from entries
),

placed_headings as (
    select
        *,
        row_number() over (partition by report_id, heading_type, question_number, session_year order by line) as place
    from headings
)

select
    coalesce(placed_entries.report_id, placed_headings.report_id) as report_id,
    placed_entries.entry_ordinal,
    placed_headings.agenda_item_id,
    placed_headings.question_id,
    coalesce(placed_entries.heading_type, placed_headings.heading_type) as heading_type,
    coalesce(placed_entries.question_number, placed_headings.question_number) as question_number,
    coalesce(placed_entries.session_year, placed_headings.session_year) as session_year,
    placed_entries.title as contents_title,
    placed_headings.title as body_title,
    placed_entries.page as contents_page,
    placed_headings.page as body_page,
    placed_entries.report_id is not null as is_in_contents,
    placed_headings.report_id is not null as is_in_body,
    placed_entries.page = placed_headings.page as is_same_page
from placed_entries
full join placed_headings
    on
        placed_entries.report_id = placed_headings.report_id
        and placed_entries.heading_type = placed_headings.heading_type
        and placed_entries.question_number is not distinct from placed_headings.question_number
        and placed_entries.session_year is not distinct from placed_headings.session_year
        and placed_entries.place = placed_headings.place;

comment on table core.contents_check is
'One row is a heading of a current report as the contents pages and the body have it: the report''s own cross-check.';
comment on column core.contents_check.report_id is 'The report (core.report).';
comment on column core.contents_check.entry_ordinal is 'Place in the contents; null when the contents do not have it.';
comment on column core.contents_check.agenda_item_id is 'The item; null when the body does not have it.';
comment on column core.contents_check.question_id is 'The question, where the heading is one.';
comment on column core.contents_check.heading_type is 'Type of the heading.';
comment on column core.contents_check.question_number is 'Number printed with a question.';
comment on column core.contents_check.session_year is 'Session year printed.';
comment on column core.contents_check.contents_title is 'Heading in the contents.';
comment on column core.contents_check.body_title is 'Subject of the question, or title of the item, in the body.';
comment on column core.contents_check.contents_page is 'Page that the contents give.';
comment on column core.contents_check.body_page is 'Page in the body; of a joined question that of its item, as in the contents.';
comment on column core.contents_check.is_in_contents is 'Whether the contents have it.';
comment on column core.contents_check.is_in_body is 'Whether the body has it.';
comment on column core.contents_check.is_same_page is 'Whether both give the same page; null when one lacks it.';
