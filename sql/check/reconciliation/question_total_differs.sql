-- nl: De gestelde vragen van de leden zijn samen de vragen met een bekende vraagsteller.
-- en: The questions asked by the members add up to the questions with a known questioner.
-- severity: critical
-- family: reconciliation
-- table: mart.member_question
with totals as (
    select
        session_year,
        question_type,
        sum(asked_count)::bigint as asked_count
    from mart.member_question
    group by session_year, question_type
    having sum(asked_count) > 0
),

counted as (
    select
        meetings.session_year,
        questions.question_type,
        count(*) as counted_count
    from core.question as questions
    inner join core.meeting as meetings using (meeting_id)
    where questions.questioner_person_id is not null
    group by meetings.session_year, questions.question_type
)

select *
from totals
full join counted using (session_year, question_type)
where totals.asked_count is distinct from counted.counted_count
