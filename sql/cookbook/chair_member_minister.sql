-- nl: Hoe verdeelt de tijd zich over voorzitter, leden en ministers?
-- en: How is time divided between chair, members and ministers?
select
    session_year,
    meeting_kind,
    role,
    sum(words) as words,
    mart.as_clock(sum(est_seconds)) as estimated,
    round(100 * sum(words) / sum(sum(words)) over (partition by session_year, meeting_kind), 1) as share_pct
from core.speaker_meeting
group by session_year, meeting_kind, role
order by session_year desc, meeting_kind asc, words desc, role asc;
