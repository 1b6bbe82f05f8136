-- Grain: a theme in a session year and type of question.
-- keys: theme_name, session_year, question_type
-- evidence: question_theme
-- figure: asked_count = count(*)
-- figure: joined_count = count(*) where is_joined
-- figure: questioner_count = count(distinct person_id)
-- figure: dated_count = count(*) where days_to_treatment is not null
-- figure: median_days_to_treatment = median(days_to_treatment)
-- evidence: ended_question_theme
-- figure: withdrawn_count = count(distinct vi_id) where status_name = 'ingetrokken'
-- figure: converted_count = count(distinct vi_id) where status_name <> 'ingetrokken'
create or replace table mart.theme_question as
with asked as (
    select
        meetings.session_year,
        questions.question_type,
        questions.questioner_person_id,
        questions.days_to_treatment,
        questions.is_joined,
        unnest(questions.theme_names) as theme_name
    from core.question as questions
    inner join core.meeting as meetings using (meeting_id)
),

counted as (
    select
        theme_name,
        session_year,
        question_type,
        count(*) as asked_count,
        count(*) filter (where is_joined) as joined_count,
        count(distinct questioner_person_id) as questioner_count,
        count(days_to_treatment) as dated_count,
        median(days_to_treatment) as median_days_to_treatment
    from asked
    group by theme_name, session_year, question_type
),

ended as (
    select
        session_year,
        question_type,
        vi_id,
        is_withdrawn,
        is_converted,
        unnest(theme_names) as theme_name
    from core.ended_question
),

ended_early as (
    select
        theme_name,
        session_year,
        question_type,
        count(distinct vi_id) filter (where is_withdrawn) as withdrawn_count,
        count(distinct vi_id) filter (where is_converted) as converted_count
    from ended
    group by theme_name, session_year, question_type
)

select
    theme_name,
    session_year,
    question_type,
    coalesce(counted.asked_count, 0) as asked_count,
    coalesce(counted.joined_count, 0) as joined_count,
    coalesce(counted.questioner_count, 0) as questioner_count,
    coalesce(ended_early.withdrawn_count, 0) as withdrawn_count,
    coalesce(ended_early.converted_count, 0) as converted_count,
    coalesce(counted.dated_count, 0) as dated_count,
    counted.median_days_to_treatment
from counted
full join ended_early using (theme_name, session_year, question_type);

comment on table mart.theme_question is
'One row is a theme, as the service gives it, in a session year and type of question. A question with two themes counts in both.';
comment on column mart.theme_question.theme_name is 'Theme as the service gives it.';
comment on column mart.theme_question.session_year is
'Session year in which the questions were treated; of their number for questions that never were.';
comment on column mart.theme_question.question_type is 'Type of question.';
comment on column mart.theme_question.asked_count is 'Questions treated.';
comment on column mart.theme_question.joined_count is 'Those treated together with another.';
comment on column mart.theme_question.questioner_count is 'Distinct known persons who asked.';
comment on column mart.theme_question.withdrawn_count is 'Questions with the theme that were withdrawn (ingetrokken).';
comment on column mart.theme_question.converted_count is
'Questions with the theme that were turned into a debate (omgevormd tot actualiteitsdebat and so on).';
comment on column mart.theme_question.dated_count is 'As in mart.committee_question.';
comment on column mart.theme_question.median_days_to_treatment is 'As in mart.committee_question.';
