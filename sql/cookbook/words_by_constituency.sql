-- nl: Uit welke kieskring spreken de leden het meest per vergadering die zij konden bijwonen?
-- en: Members of which constituency speak most per sitting that they could attend?
select
    session_year,
    coalesce(constituency_name, 'unknown') as constituency_name,
    count(distinct person_id) as member_count,
    count(*) as sitting_count,
    sum(words)::bigint as words,
    round(sum(words) / count(*), 1) as words_per_sitting
from core.sitting_held
group by all
order by session_year desc, words_per_sitting desc, constituency_name asc;
