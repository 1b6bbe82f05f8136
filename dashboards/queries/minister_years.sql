-- Grain: a minister in a session year, over all types of question.
with questions as (
    select * from mart.minister_question
),

times as (
    select
        person_id,
        session_year,
        sum(words)::bigint as words,
        sum(est_seconds) as est_seconds,
        sum(est_seconds_low) as est_seconds_low,
        sum(est_seconds_high) as est_seconds_high
    from mart.member_speaking_time
    where role = 'minister'
    group by person_id, session_year
)

select
    questions.person_id,
    questions.full_name,
    questions.session_year,
    sum(questions.addressed_count)::bigint as addressed_count,
    sum(questions.answered_count)::bigint as answered_count,
    sum(questions.answered_by_another_count)::bigint as answered_by_another_count,
    sum(questions.answered_for_another_count)::bigint as answered_for_another_count,
    sum(questions.answer_words)::bigint as answer_words,
    sum(questions.question_words)::bigint as question_words,
    sum(questions.answer_words) / nullif(sum(questions.question_words), 0) as answer_to_question_ratio,
    any_value(coalesce(times.words, 0)) as words,
    any_value(coalesce(times.est_seconds, 0)) as est_seconds,
    any_value(coalesce(times.est_seconds_low, 0)) as est_seconds_low,
    any_value(coalesce(times.est_seconds_high, 0)) as est_seconds_high
from questions
left join times using (person_id, session_year)
group by questions.person_id, questions.full_name, questions.session_year
order by questions.session_year desc, addressed_count desc, questions.full_name
