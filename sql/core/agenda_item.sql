-- Grain: an item of a meeting.
-- Key: agenda_item_id
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
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

questions as (
    select * from core.question
),

listed_questions as (
    select * from raw.listed_question
),

question_counts as (
    select
        agenda_item_id,
        count(*) as question_count
    from questions
    group by agenda_item_id
),

speeches as (
    select
        report_id,
        speech_ordinal,
        agenda_item_id
    from raw.speech
    where agenda_item_id is not null
),

-- The journal line that most speeches of an item of the document stand in, by the speeches that both copies have.
lines_by_speeches as (
    select
        own.agenda_item_id,
        journal.agenda_item_id as journal_item_id,
        count(*) as speech_count,
        min(pairs.journal_speech_ordinal) as first_ordinal
    from raw.reconciled_speech as pairs
    inner join reports using (report_id)
    inner join speeches as own on pairs.report_id = own.report_id and pairs.speech_ordinal = own.speech_ordinal
    inner join speeches as journal
        on pairs.journal_report_id = journal.report_id and pairs.journal_speech_ordinal = journal.speech_ordinal
    where pairs.status = 'matched'
    group by own.agenda_item_id, journal.agenda_item_id
),

journal_lines as (
    select
        agenda_item_id,
        arg_min(journal_item_id, (-speech_count, first_ordinal)) as journal_item_id
    from lines_by_speeches
    group by agenda_item_id
),

placed as (
    select
        items.agenda_item_id,
        coalesce(items.jln_id, lines.jln_id) as jln_id,
        coalesce(if(items.jln_id is null, lines.vi_ids, items.vi_ids), []) as line_vi_ids,
        coalesce(if(items.jln_id is null, lines.pi_ids, items.pi_ids), []) as pi_ids
    from items
    inner join reports using (report_id)
    left join journal_lines using (agenda_item_id)
    left join items as lines on journal_lines.journal_item_id = lines.agenda_item_id
),

-- Questions of the journal line, and those that the headings were found to be.
question_ids as (
    select
        agenda_item_id,
        unnest(line_vi_ids) as vi_id
    from placed
    union
    select
        agenda_item_id,
        vi_id
    from questions
    where vi_id is not null
),

listed_on_item as (
    select
        question_ids.agenda_item_id,
        list(question_ids.vi_id order by question_ids.vi_id) as vi_ids,
        list_sort(list_distinct(flatten(list(coalesce(listed_questions.theme_names, []))))) as theme_names
    from question_ids
    left join listed_questions using (vi_id)
    group by question_ids.agenda_item_id
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
    items.document_numbers,
    placed.jln_id,
    coalesce(listed_on_item.vi_ids, []) as vi_ids,
    placed.pi_ids,
    coalesce(listed_on_item.theme_names, []) as theme_names
from items
inner join reports using (report_id)
inner join placed using (agenda_item_id)
left join listed_on_item using (agenda_item_id)
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
comment on column core.agenda_item.jln_id is
'The service''s id of its journal line (/jln): its own in the journal copy, else of the line that most of its speeches stand in.';
comment on column core.agenda_item.vi_ids is
'The service''s ids of its questions (/vi): those of the journal line and those that the headings were found to be.';
comment on column core.agenda_item.pi_ids is 'The service''s ids of the initiatives treated there (/pi), by the journal line.';
comment on column core.agenda_item.theme_names is
'Themes of its questions, as the service gives them. Themes of initiatives and debates stand in records that are not asked for.';
