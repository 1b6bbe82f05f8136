-- Grain: a month and kind of meeting; session_year is null where the month is of two.
with years as (
    select
        month_date,
        meeting_kind,
        if(count(distinct session_year) = 1, any_value(session_year), null) as session_year
    from core.meeting
    semi join mart.meeting_summary as summaries using (meeting_id)
    group by month_date, meeting_kind
)

select
    months.meeting_kind,
    months.known_count,
    months.meeting_count,
    months.words,
    months.question_count,
    years.session_year,
    strptime(months.month, '%Y-%m')::date as month_date
from mart.month_summary as months
left join years on strptime(months.month, '%Y-%m')::date = years.month_date and months.meeting_kind = years.meeting_kind
order by months.month, months.meeting_kind desc
