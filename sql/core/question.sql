-- Grain: a question put on an item.
-- Key: question_id
-- References: agenda_item_id -> core.agenda_item
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
create or replace table core.question as
with questions as (
    select * from raw.question
),

items as (
    select * from raw.agenda_item
),

reports as (
    select * from core.report
    where is_current
),

meetings as (
    select * from core.meeting
),

questioners as (
    select * from core.named_person
    where name_use = 'questioner'
),

listed_questions as (
    select * from raw.listed_question
),

-- The service numbers questions within a type and session year; should it list one twice, the lowest id is taken.
listed as (
    select *
    from listed_questions
    where question_number is not null
    qualify row_number() over (partition by question_type, question_number, session_year order by vi_id) = 1
),

placed as (
    select
        questions.* exclude (session_year),
        reports.meeting_id,
        count(*) over (partition by questions.agenda_item_id) > 1 as is_joined,
        coalesce(questions.session_year, meetings.session_year) as session_year,
        meetings.meeting_date
    from questions
    inner join items on questions.agenda_item_id = items.agenda_item_id
    inner join reports on items.report_id = reports.report_id
    inner join meetings on reports.meeting_id = meetings.meeting_id
),

asked as (
    select
        placed.*,
        questioners.person_id as questioner_person_id,
        questioners.party_name as questioner_party_name,
        questioners.party_family as questioner_party_family
    from placed
    left join questioners
        on placed.report_id = questioners.report_id and placed.questioner_name = questioners.printed_name
),

-- Questions printed without a number (actuele vragen): the one of this type and questioner in this meeting, distinguished by the
-- subject where the same member put more than one.
listed_in_meeting as (
    select
        listed.vi_id,
        listed.question_type,
        contacts.person_id,
        unnest(listed.verg_ids)::varchar as meeting_id,
        lower(regexp_replace(listed.subject, '^over ', '')) as subject
    from listed_questions as listed
    inner join raw.listed_question_contact as contacts using (vi_id)
    where contacts.capacity_name in ('Vraagsteller', 'Interpellant')
),

unnumbered_candidates as (
    select
        asked.question_id,
        listed_in_meeting.vi_id,
        listed_in_meeting.subject = lower(asked.subject) as is_same_subject,
        count(*) over (partition by asked.question_id) as candidate_count
    from asked
    inner join listed_in_meeting
        on
            asked.meeting_id = listed_in_meeting.meeting_id
            and asked.question_type = listed_in_meeting.question_type
            and asked.questioner_person_id = listed_in_meeting.person_id
    where asked.question_number is null
),

unnumbered as (
    select
        question_id,
        min(vi_id) as vi_id
    from unnumbered_candidates
    where is_same_subject or candidate_count = 1
    group by question_id
),

numbered as (
    select
        asked.question_id,
        listed.vi_id
    from asked
    inner join listed
        on
            asked.question_type = listed.question_type
            and asked.question_number = listed.question_number
            and asked.session_year = listed.session_year
),

matched as (
    select * from numbered
    union all
    select * from unnumbered
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
    placed.questioner_person_id,
    placed.questioner_party_name,
    placed.questioner_party_family,
    placed.answered_by_name,
    placed.subject,
    placed.is_joined,
    placed.page,
    placed.line,
    matched.vi_id,
    listed.status_name,
    listed.theme_names,
    listed.submitted_date,
    coalesce(listed.treated_date, placed.meeting_date) as treated_date,
    date_diff('day', listed.submitted_date, coalesce(listed.treated_date, placed.meeting_date)) as days_to_treatment,
    listed.source_url
from asked as placed
left join matched using (question_id)
left join listed_questions as listed on matched.vi_id = listed.vi_id;

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
comment on column core.question.vi_id is
'The service''s id, where type, number and session year match; without a printed number, where meeting, type, questioner and, if '
'need be, subject match.';
comment on column core.question.status_name is 'Status as the service gives it.';
comment on column core.question.theme_names is 'Themes that the service gives; null where it does not list the question.';
comment on column core.question.submitted_date is 'Day of submission, where the service gives it.';
comment on column core.question.treated_date is 'Day of treatment that the service gives, else the day of the meeting.';
comment on column core.question.days_to_treatment is 'Days from submission to treatment; null where the service gives no submission.';
comment on column core.question.source_url is 'The question in the service.';
