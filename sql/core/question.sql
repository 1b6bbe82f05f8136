-- Grain: a question put on an item.
create or replace table core.question as
with questions as (
    select * from raw.question
),

items as (
    select * from core.agenda_item
),

meetings as (
    select * from core.meeting
),

questioners as (
    select * from core.named_person
    where name_use = 'questioner'
),

-- The service numbers questions within a type and session year; should it list one twice, the lowest id is taken.
listed as (
    select *
    from raw.listed_question
    where question_number is not null
    qualify row_number() over (partition by question_type, question_number, session_year order by vi_id) = 1
),

placed as (
    select
        questions.* exclude (session_year),
        items.meeting_id,
        items.question_count > 1 as is_joined,
        coalesce(questions.session_year, meetings.session_year) as session_year,
        meetings.meeting_date
    from questions
    inner join items using (agenda_item_id)
    inner join meetings using (meeting_id)
)

select
    placed.question_id,
    placed.agenda_item_id,
    placed.meeting_id,
    placed.report_id,
    placed.question_ordinal,
    placed.question_type,
    placed.question_number,
    placed.session_year,
    placed.questioner_name,
    questioners.person_id as questioner_person_id,
    questioners.party_name as questioner_party_name,
    questioners.party_family as questioner_party_family,
    placed.answered_by_name,
    placed.subject,
    placed.is_joined,
    placed.page,
    placed.line,
    listed.vi_id,
    listed.status_name,
    listed.theme_names,
    listed.submitted_date,
    coalesce(listed.treated_date, placed.meeting_date) as treated_date,
    date_diff('day', listed.submitted_date, coalesce(listed.treated_date, placed.meeting_date)) as days_to_treatment,
    listed.source_url
from placed
left join questioners
    on placed.report_id = questioners.report_id and placed.questioner_name = questioners.printed_name
left join listed
    on
        placed.question_type = listed.question_type
        and placed.question_number = listed.question_number
        and placed.session_year = listed.session_year;

comment on table core.question is
'One row is a question put on an item: one heading. Joined questions share an item, so never join speeches to questions and count the '
'speeches. Only current reports.';
comment on column core.question.question_id is 'Key: report_id, -q and the question''s ordinal.';
comment on column core.question.agenda_item_id is 'The item it was treated under (core.agenda_item).';
comment on column core.question.meeting_id is 'The meeting (core.meeting).';
comment on column core.question.report_id is 'The report (core.report).';
comment on column core.question.question_ordinal is 'Place in the report, from 1.';
comment on column core.question.question_type is 'Type of question, in the parliament''s own words (docs/naming.md).';
comment on column core.question.question_number is 'Number printed with the heading; null for actuele vragen.';
comment on column core.question.session_year is
'Session year printed with the number, of its submission; of the meeting where none is printed.';
comment on column core.question.questioner_name is 'Who asks, as printed.';
comment on column core.question.questioner_person_id is 'Who asks (core.person); null when unresolved.';
comment on column core.question.questioner_party_name is 'Party of the questioner at the meeting''s date.';
comment on column core.question.questioner_party_family is 'Code of that party, stable over renames.';
comment on column core.question.answered_by_name is 'Minister named in the heading as answering in the addressee''s place.';
comment on column core.question.subject is 'Subject, the text after over.';
comment on column core.question.is_joined is 'True when the item treats more than one question.';
comment on column core.question.page is 'Page of the heading.';
comment on column core.question.line is 'Line of the heading in the text that was read.';
comment on column core.question.vi_id is 'The service''s id, where type, number and session year match.';
comment on column core.question.status_name is 'Status as the service gives it.';
comment on column core.question.theme_names is 'Themes that the service gives; null where it does not list the question.';
comment on column core.question.submitted_date is 'Day of submission, where the service gives it.';
comment on column core.question.treated_date is 'Day of treatment that the service gives, else the day of the meeting.';
comment on column core.question.days_to_treatment is 'Days from submission to treatment; null where the service gives no submission.';
comment on column core.question.source_url is 'The question in the service.';
