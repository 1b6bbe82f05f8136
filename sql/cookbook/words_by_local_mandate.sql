-- nl: Spreken leden met een lokaal mandaat minder (cumul)?
-- en: Do members who hold a local mandate speak less (cumul)?
select
    session_year,
    meeting_kind,
    -- Of whom no record of the service was read nothing is known.
    case when has_local_mandate then 'yes' when not has_local_mandate then 'no' else 'unknown' end as local_mandate,
    count(distinct person_id) as member_count,
    count(*) as sitting_count,
    sum(words)::bigint as words,
    round(sum(words) / count(*), 1) as words_per_sitting
from core.sitting_held
group by all
order by session_year desc, meeting_kind asc, local_mandate asc;
