-- Grain: a minister in a session year, over all types of question.
with questions as (
    select * from mart.minister_question
),

times as (
    select
        person_id,
        session_year,
        sum(speeches)::bigint as speeches,
        sum(words)::bigint as words,
        sum(est_seconds) as est_seconds,
        sum(timed_seconds) as timed_seconds,
        -- A minister's own habit is one and the same in both kinds of meeting: deviations add up, not their squares.
        sum(est_seconds * own_deviation_share) as own_deviation_seconds
    from mart.member_speaking_time
    where role = 'minister'
    group by person_id, session_year
),

-- The interval of both kinds of meeting together, from the speeches of both (parliament/speaking_time.py).
estimated as (
    select
        times.*,
        rates.interval_deviations * core.total_deviation(
            times.own_deviation_seconds / nullif(times.est_seconds, 0),
            rates.common_rate_deviation_share,
            rates.role_deviation_share,
            times.est_seconds - times.timed_seconds,
            times.est_seconds
        ) as reach
    from times
    cross join raw.speaking_rate as rates
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
    any_value(coalesce(estimated.words, 0)) as words,
    any_value(coalesce(estimated.est_seconds, 0)) as est_seconds,
    any_value(coalesce(estimated.est_seconds * exp(-estimated.reach), 0)) as est_seconds_low,
    any_value(coalesce(estimated.est_seconds * exp(estimated.reach), 0)) as est_seconds_high
from questions
left join estimated using (person_id, session_year)
group by questions.person_id, questions.full_name, questions.session_year
order by questions.session_year desc, addressed_count desc, questions.full_name
