-- Grain: a session year in which a meeting has a current report, newest first.
select session_year
from mart.meeting_summary
where session_year is not null
group by session_year
order by max(meeting_date) desc
