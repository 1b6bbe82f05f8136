-- nl: Spreken leden met een lokaal mandaat minder (cumul)?
-- en: Do members who hold a local mandate speak less (cumul)?
with sittings as (
    select
        session_year,
        meeting_kind,
        person_id,
        meeting_id,
        -- Of whom no record of the service was read nothing is known.
        case when has_local_mandate then 'yes' when not has_local_mandate then 'no' else 'unknown' end as local_mandate
    from core.sitting_held
),

spoken as (
    select
        person_id,
        meeting_id,
        sum(words)::bigint as words
    from core.speaker_meeting
    where role = 'member' and person_id is not null
    group by person_id, meeting_id
)

select
    sittings.session_year,
    sittings.meeting_kind,
    sittings.local_mandate,
    count(distinct sittings.person_id) as member_count,
    count(*) as sitting_count,
    coalesce(sum(spoken.words), 0)::bigint as words,
    round(coalesce(sum(spoken.words), 0) / count(*), 1) as words_per_sitting
from sittings
left join spoken using (person_id, meeting_id)
group by sittings.session_year, sittings.meeting_kind, sittings.local_mandate
order by sittings.session_year desc, sittings.meeting_kind asc, sittings.local_mandate asc;
