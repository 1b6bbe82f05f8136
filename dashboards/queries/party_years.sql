-- Grain: a party, or one independent member, in a session year and kind of meeting, members only, with its questions of the year.
with questions as (
    select
        party_family,
        independent_person_id,
        session_year,
        sum(asked_count)::bigint as asked_count
    from mart.party_question
    group by party_family, independent_person_id, session_year
),

-- A party that is only known from members who said nothing has a row with its name all the same.
times as (
    select * from mart.party_speaking_time
    where role = 'member'
)

select
    times.party_family,
    times.party_name,
    times.independent_person_id,
    persons.full_name as independent_full_name,
    times.session_year,
    times.meeting_kind,
    times.member_count,
    times.seat_share,
    times.speaker_count,
    times.speeches,
    times.words,
    times.word_share,
    times.est_seconds,
    times.est_seconds_low,
    times.est_seconds_high,
    times.method,
    times.words_per_member,
    times.rate_version,
    coalesce(questions.asked_count, 0) as asked_count
from times
left join questions
    on
        times.party_family = questions.party_family
        and times.session_year = questions.session_year
        and times.independent_person_id is not distinct from questions.independent_person_id
left join core.person as persons on times.independent_person_id = persons.person_id
order by times.session_year desc, times.meeting_kind desc, times.est_seconds desc, times.party_name
