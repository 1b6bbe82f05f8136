-- nl: Spreken leden meer naarmate zij langer zetelen?
-- en: Do members speak more the longer they have held a seat?
select
    session_year,
    meeting_kind,
    -- Whole years since the first seat that the register knows: whoever sat before it begins looks newer than he or she is.
    least(years_seated, 10) as years_seated,
    count(distinct person_id) as member_count,
    count(*) as sitting_count,
    sum(words)::bigint as words,
    round(sum(words) / count(*), 1) as words_per_sitting
from core.sitting_held
group by all
order by session_year desc, meeting_kind asc, years_seated asc;
