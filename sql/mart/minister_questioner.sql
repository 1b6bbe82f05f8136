-- Grain: a minister and one who put questions to him or her, with the party on the day, in a session year.
-- keys: person_id, questioner_person_id, questioner_party_family, session_year
-- evidence: put_question
-- where: is_addressed
-- slices: meeting_kind, question_type
-- figures: addressed_count, answered_count
create or replace table mart.minister_questioner as
with ministers as (
    select * from core.question_minister
    where is_addressed and person_id is not null
),

questions as (
    select * from core.question
),

meetings as (
    select * from core.meeting
),

persons as (
    select * from core.person
)

select
    ministers.person_id,
    persons.full_name,
    questions.questioner_person_id,
    askers.full_name as questioner_full_name,
    questions.questioner_party_family,
    meetings.session_year,
    arg_max(questions.questioner_party_name, meetings.meeting_date) as questioner_party_name,
    count(*) as addressed_count,
    count(*) filter (where ministers.has_answered) as answered_count
from ministers
inner join questions using (question_id)
inner join meetings on questions.meeting_id = meetings.meeting_id
left join persons on ministers.person_id = persons.person_id
left join persons as askers on questions.questioner_person_id = askers.person_id
group by all;

comment on table mart.minister_questioner is
'One row is a minister and one who put questions to him or her, with the party on the day, in a session year: by whom a minister is '
'asked. The rows of a minister add up to mart.minister_summary.';
comment on column mart.minister_questioner.person_id is 'The minister (core.person).';
comment on column mart.minister_questioner.full_name is 'First name and last name.';
comment on column mart.minister_questioner.questioner_person_id is 'Who asked (core.person); null when the name is nobody''s.';
comment on column mart.minister_questioner.questioner_full_name is 'First name and last name.';
comment on column mart.minister_questioner.questioner_party_family is
'Code of the party of the questioner on the day; null when none is known.';
comment on column mart.minister_questioner.session_year is 'Session year in which the questions were treated.';
comment on column mart.minister_questioner.questioner_party_name is 'Newest printed form of the party''s name among these questions.';
comment on column mart.minister_questioner.addressed_count is 'Questions put to the minister, by their headings.';
comment on column mart.minister_questioner.answered_count is
'Those of addressed_count that the minister answered, as in mart.minister_question.';
