-- Grain: a minister in a session year, over all types of question.
-- keys: person_id, session_year
-- evidence: put_question
-- slices: meeting_kind, question_type
-- figures: addressed_count, answered_count, answered_by_another_count, answered_for_another_count
-- evidence: answered_speech
-- slices: meeting_kind, question_type
-- figures: answer_words, question_words, answer_to_question_ratio
-- evidence: speech
-- columns: meeting_date, meeting_kind, role, words, timed_seconds, est_seconds, speech_id
-- where: role = 'minister'
-- figures: words, est_seconds
-- made_of: est_seconds_low, est_seconds_high from est_seconds
create or replace table mart.minister_summary as
with questions as (
    select * from mart.minister_question
),

speakers as (
    select * from core.speaker_meeting
    where person_id is not null and role = 'minister'
),

rates as (
    select * from raw.speaking_rate
),

spoken as (
    select
        person_id,
        session_year,
        core.summed_time(role, speakers) as summed
    from speakers
    group by person_id, session_year, role
),

-- Of both kinds of meeting together: seconds of few words in one of them count with those of the other.
estimated as (
    select
        spoken.person_id,
        spoken.session_year,
        spoken.summed.words,
        core.told_time('minister', spoken.summed, rates) as told
    from spoken
    cross join rates
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
    any_value(if(estimated.person_id is null, 0, estimated.told.est_seconds)) as est_seconds,
    any_value(if(estimated.person_id is null, 0, estimated.told.est_seconds_low)) as est_seconds_low,
    any_value(if(estimated.person_id is null, 0, estimated.told.est_seconds_high)) as est_seconds_high
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
comment on column mart.minister_summary.est_seconds is
'Speaking time as a minister in seconds, as in mart.member_speaking_time, over both kinds of meeting.';
comment on column mart.minister_summary.est_seconds_low is 'Low end of its 95 % interval.';
comment on column mart.minister_summary.est_seconds_high is 'High end of that interval.';
