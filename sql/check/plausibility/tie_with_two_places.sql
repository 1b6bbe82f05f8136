-- nl: Wie even veel woorden sprak, deelt een plaats, waar niets gemeten is.
-- en: Speakers with equally many words share a place when nothing was timed.
-- severity: critical
-- family: plausibility
-- table: mart.member_speaking_time
with recordings as (
    select count(*) as used_count
    from core.speech_time
    where is_used
)

-- Recordings show paces: where any is used, equal words of two persons may be unequal seconds.
select
    members.session_year,
    members.meeting_kind,
    members.role,
    members.words,
    count(*) as person_count,
    min(members.speaking_rank) as first_place,
    max(members.speaking_rank) as last_place
from mart.member_speaking_time as members
cross join recordings
where members.role <> 'chair' and recordings.used_count = 0
group by members.session_year, members.meeting_kind, members.role, members.words
having min(members.speaking_rank) <> max(members.speaking_rank)
