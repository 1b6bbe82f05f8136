-- Grain: a session year in which a meeting has a current report, newest first, with its main figures.
select
    session_year,
    meeting_count,
    plenary_count,
    first_date,
    last_date,
    words,
    speech_count,
    question_count,
    minister_share,
    member_count,
    silent_member_count
from mart.session_year_summary
order by last_date desc
