-- Grain: a month and kind of meeting.
select
    date_trunc('month', meeting_date)::date as month_date,
    meeting_kind,
    count(*) as meeting_count,
    sum(words)::bigint as words,
    sum(question_count)::bigint as question_count
from mart.meeting_summary
where meeting_date is not null
group by month_date, meeting_kind
order by month_date, meeting_kind desc
