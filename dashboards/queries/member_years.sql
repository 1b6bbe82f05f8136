-- Grain: a person in a session year, kind of meeting and role, as mart.member_speaking_time, with the questions of the year.
with questions as (
    select
        person_id,
        session_year,
        sum(asked_count)::bigint as asked_count,
        sum(follow_up_count)::bigint as follow_up_count
    from mart.member_question
    group by person_id, session_year
)

select
    times.person_id,
    times.full_name,
    persons.last_name,
    persons.first_name,
    times.party_name,
    times.party_family,
    times.session_year,
    times.meeting_kind,
    times.role,
    times.speeches,
    times.words,
    times.word_share,
    times.est_seconds,
    times.est_seconds_low,
    times.est_seconds_high,
    times.method,
    times.timed_share,
    times.rate_version,
    times.speaking_rank,
    times.rank_low,
    times.rank_high,
    times.longest_speech_words,
    times.meeting_count,
    times.days_in_office,
    times.words_per_day,
    times.est_seconds_per_day,
    times.words_per_sitting,
    coalesce(questions.asked_count, 0) as asked_count,
    coalesce(questions.follow_up_count, 0) as follow_up_count
from mart.member_speaking_time as times
left join questions using (person_id, session_year)
left join core.person as persons using (person_id)
order by
    times.session_year desc,
    times.meeting_kind desc,
    list_position(['member', 'minister', 'chair', 'guest', 'unknown'], times.role),
    times.speaking_rank,
    persons.last_name,
    persons.first_name
