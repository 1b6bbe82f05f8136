-- Grain: a party, or one independent member, in a session year and type of question.
create or replace table mart.party_question as
with questions as (
    select * from core.question
),

meetings as (
    select * from core.meeting
)

select
    questions.questioner_party_family as party_family,
    if(questions.questioner_party_family = 'onafhankelijk', questions.questioner_person_id, null) as independent_person_id,
    arg_max(questions.questioner_party_name, meetings.meeting_date) as party_name,
    meetings.session_year,
    questions.question_type,
    count(*) as asked_count,
    count(*) filter (where questions.is_joined) as joined_count,
    count(distinct questions.questioner_person_id) as questioner_count,
    count(questions.days_to_treatment) as dated_count,
    median(questions.days_to_treatment) as median_days_to_treatment
from questions
inner join meetings using (meeting_id)
where questions.questioner_party_family is not null
group by all;

comment on table mart.party_question is
'One row is a party, or one member without a group, in a session year and type of question. Each question counts for the party of its '
'questioner on the day of the meeting.';
comment on column mart.party_question.party_family is 'Code of the party, stable over renames.';
comment on column mart.party_question.independent_person_id is
'The member, when the row is of one member without a group; independents are never added up as one party.';
comment on column mart.party_question.party_name is 'Newest printed form of the party''s name in the session year.';
comment on column mart.party_question.session_year is 'Session year in which the questions were treated.';
comment on column mart.party_question.question_type is 'Type of question.';
comment on column mart.party_question.asked_count is 'Questions treated.';
comment on column mart.party_question.joined_count is 'Those treated together with another.';
comment on column mart.party_question.questioner_count is 'Distinct known persons who asked.';
comment on column mart.party_question.dated_count is 'As in mart.committee_question.';
comment on column mart.party_question.median_days_to_treatment is 'As in mart.committee_question.';
