-- Grain: a committee in a session year and type of question.
-- keys: committee_name, session_year, question_type
-- evidence: question
-- figures: asked_count, joined_count, questioner_count, dated_count, median_days_to_treatment
-- evidence: follow_up
-- figures: follow_up_count
-- evidence: ended_question
-- figures: withdrawn_count, converted_count
create or replace table mart.committee_question as
with questions as (
    select * from core.question
),

asked as (
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
    inner join core.meeting as meetings using (meeting_id)
    where meetings.committee_name is not null
    group by meetings.committee_name, meetings.session_year, questions.question_type
),

-- A member and an item of others' questions, once.
followed_up as (
    select
        committee_name,
        session_year,
        question_type,
        count(*) as follow_up_count
    from core.follow_up
    where committee_name is not null
    group by committee_name, session_year, question_type
),

ended_early as (
    select
        committee_name,
        session_year,
        question_type,
        count(distinct vi_id) filter (where is_withdrawn) as withdrawn_count,
        count(distinct vi_id) filter (where is_converted) as converted_count
    from core.ended_question
    where committee_name is not null
    group by committee_name, session_year, question_type
)

select
    committee_name,
    session_year,
    question_type,
    coalesce(asked.asked_count, 0) as asked_count,
    coalesce(asked.joined_count, 0) as joined_count,
    coalesce(asked.questioner_count, 0) as questioner_count,
    coalesce(followed_up.follow_up_count, 0) as follow_up_count,
    coalesce(ended_early.withdrawn_count, 0) as withdrawn_count,
    coalesce(ended_early.converted_count, 0) as converted_count,
    coalesce(asked.dated_count, 0) as dated_count,
    asked.median_days_to_treatment
from asked
full join followed_up using (committee_name, session_year, question_type)
full join ended_early using (committee_name, session_year, question_type);

comment on table mart.committee_question is 'One row is a committee in a session year and type of question.';
comment on column mart.committee_question.committee_name is 'The committee.';
comment on column mart.committee_question.session_year is
'Session year in which the questions were treated; of their number for questions that never were.';
comment on column mart.committee_question.question_type is 'Type of question.';
comment on column mart.committee_question.asked_count is 'Questions treated.';
comment on column mart.committee_question.joined_count is 'Those treated together with another.';
comment on column mart.committee_question.questioner_count is 'Distinct known persons who asked.';
comment on column mart.committee_question.follow_up_count is
'Times a member took the floor on an item of others'' questions: each member counts once for each item (mart.member_question).';
comment on column mart.committee_question.withdrawn_count is 'Questions put in the committee that were withdrawn (ingetrokken).';
comment on column mart.committee_question.converted_count is
'Questions put in the committee that were turned into a debate (omgevormd tot actualiteitsdebat and so on).';
comment on column mart.committee_question.dated_count is 'Those of asked_count whose submission the service dates.';
comment on column mart.committee_question.median_days_to_treatment is
'Median of the days from submission to treatment, over dated_count questions.';
