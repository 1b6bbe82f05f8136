-- Grain: a committee in a session year and type of question.
create or replace table mart.committee_question as
with questions as (
    select * from core.question
),

meetings as (
    select * from core.meeting
)

select
    meetings.committee_name,
    meetings.session_year,
    questions.question_type,
    count(*) as asked_count,
    count(*) filter (where questions.is_joined) as joined_count,
    count(distinct questions.questioner_person_id) as questioner_count,
    count(questions.days_to_treatment) as dated_count,
    median(questions.days_to_treatment) as median_days_to_treatment
from questions
inner join meetings using (meeting_id)
where meetings.committee_name is not null
group by all;

comment on table mart.committee_question is 'One row is a committee in a session year and type of question.';
comment on column mart.committee_question.committee_name is 'The committee.';
comment on column mart.committee_question.session_year is 'Session year in which the questions were treated.';
comment on column mart.committee_question.question_type is 'Type of question.';
comment on column mart.committee_question.asked_count is 'Questions treated.';
comment on column mart.committee_question.joined_count is 'Those treated together with another.';
comment on column mart.committee_question.questioner_count is 'Distinct known persons who asked.';
comment on column mart.committee_question.dated_count is 'Questions whose submission the service dates.';
comment on column mart.committee_question.median_days_to_treatment is
'Median of the days from submission to treatment, over dated_count questions.';
