-- Grain: a minister in a session year, over all types of question.
create or replace table mart.minister_summary as
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
group by questions.person_id, questions.full_name, questions.session_year;

comment on table mart.minister_summary is
'One row is a minister in a session year: mart.minister_question over all types of question, with his or her speaking time as a minister.';
comment on column mart.minister_summary.person_id is 'The minister (core.person).';
comment on column mart.minister_summary.full_name is 'First name and last name.';
comment on column mart.minister_summary.session_year is 'Session year of the treatment.';
comment on column mart.minister_summary.addressed_count is 'Questions put to the minister.';
comment on column mart.minister_summary.answered_count is 'Those that he or she answered.';
comment on column mart.minister_summary.answered_by_another_count is 'Those that somebody else answered.';
comment on column mart.minister_summary.answered_for_another_count is 'Questions put to others that he or she answered.';
comment on column mart.minister_summary.answer_words is 'Words of the minister on the items answered, each item once.';
comment on column mart.minister_summary.question_words is 'Words of those with a question on these items.';
comment on column mart.minister_summary.answer_to_question_ratio is 'answer_words divided by question_words.';
comment on column mart.minister_summary.words is 'Words spoken as a minister, in all meetings.';
comment on column mart.minister_summary.est_seconds is 'Speaking time as a minister in seconds (mart.member_speaking_time).';
comment on column mart.minister_summary.est_seconds_low is 'Low end of its 95 % interval.';
comment on column mart.minister_summary.est_seconds_high is 'High end of that interval.';
