-- Grain: a theme in a session year and type of question.
create or replace table mart.theme_question as
with questions as (
    select
        question_id,
        meeting_id,
        question_type,
        questioner_person_id,
        days_to_treatment,
        is_joined,
        unnest(theme_names) as theme_name
    from core.question
),

meetings as (
    select * from core.meeting
)

select
    questions.theme_name,
    meetings.session_year,
    questions.question_type,
    count(*) as asked_count,
    count(*) filter (where questions.is_joined) as joined_count,
    count(distinct questions.questioner_person_id) as questioner_count,
    median(questions.days_to_treatment) as median_days_to_treatment
from questions
inner join meetings using (meeting_id)
group by questions.theme_name, meetings.session_year, questions.question_type;

comment on table mart.theme_question is
'One row is a theme, as the service gives it, in a session year and type of question. A question with two themes counts in both.';
comment on column mart.theme_question.theme_name is 'Theme as the service gives it.';
comment on column mart.theme_question.session_year is 'Session year in which the questions were treated.';
comment on column mart.theme_question.question_type is 'Type of question.';
comment on column mart.theme_question.asked_count is 'Questions treated.';
comment on column mart.theme_question.joined_count is 'Those treated together with another.';
comment on column mart.theme_question.questioner_count is 'Distinct known persons who asked.';
comment on column mart.theme_question.median_days_to_treatment is 'As in mart.committee_question.';
