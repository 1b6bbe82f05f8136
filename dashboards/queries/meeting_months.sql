-- Grain: a month and kind of meeting.
select
    meeting_kind,
    known_count,
    meeting_count,
    words,
    question_count,
    strptime(month, '%Y-%m')::date as month_date
from mart.month_summary
order by month, meeting_kind desc
