-- Grain: a committee in a session year.
select
    session_year,
    committee_name,
    meeting_count,
    asked_count as question_count,
    speech_count as speeches,
    words,
    est_seconds,
    member_share,
    minister_share,
    chair_share
from mart.committee_summary
order by session_year desc, words desc, committee_name
