-- Grain: a person in a legislature, kind of meeting and role.
select
    person_id,
    legislature,
    meeting_kind,
    role,
    speeches,
    words,
    word_share,
    est_seconds,
    est_seconds_low,
    est_seconds_high,
    method,
    speaking_rank,
    rank_low,
    rank_high,
    words_per_sitting
from mart.member_speaking_time_legislature
where speeches > 0
order by person_id, legislature desc, meeting_kind desc, role
