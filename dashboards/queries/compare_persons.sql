-- Grain: a person in a session year, kind of meeting and role of member or minister, for the page that compares.
select
    person_id,
    full_name,
    party_name,
    role,
    session_year,
    meeting_kind,
    words,
    word_share,
    est_seconds,
    est_seconds_low,
    est_seconds_high,
    speaking_rank,
    rank_low,
    rank_high,
    words_per_sitting
from mart.member_speaking_time
where role in ('member', 'minister')
order by person_id, session_year, meeting_kind
