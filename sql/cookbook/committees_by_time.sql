-- nl: In welke commissies wordt het meest gesproken?
-- en: In which committees is most said?
select
    session_year,
    committee_name,
    count(*) as meeting_count,
    sum(question_count) as question_count,
    sum(words) as words,
    mart.as_clock(sum(est_seconds)) as estimated
from mart.meeting_summary
where meeting_kind = 'committee'
group by session_year, committee_name
order by session_year desc, words desc, committee_name asc;
