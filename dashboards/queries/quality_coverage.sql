-- Grain: a session year and kind of meeting: what is there, what is awaited, and how much of it is attributed.
with reported as (
    select meeting_id from mart.meeting_summary
),

-- A meeting that the parliament withdrew is awaited no longer.
meetings as (
    select meetings.*
    from core.meeting as meetings
    left join reported using (meeting_id)
    where meetings.is_withdrawn is distinct from true or reported.meeting_id is not null
),

summaries as (
    select * from mart.meeting_summary
),

listed as (
    select
        session_year,
        meeting_kind,
        count(*) as meeting_count,
        count(*) filter (where has_report) as listed_report_count
    from meetings
    group by session_year, meeting_kind
),

covered as (
    select
        session_year,
        meeting_kind,
        count(*) as report_count,
        count(*) filter (where is_provisional) as provisional_count,
        min(meeting_date) as first_date,
        max(meeting_date) as last_date,
        sum(words)::bigint as words,
        1 - sum(unresolved_words) / nullif(sum(words), 0) as resolved_share,
        sum(provisional_words) / nullif(sum(words), 0) as provisional_share
    from summaries
    group by session_year, meeting_kind
)

select
    listed.session_year,
    listed.meeting_kind,
    listed.meeting_count,
    listed.listed_report_count,
    coalesce(covered.report_count, 0) as report_count,
    coalesce(covered.provisional_count, 0) as provisional_count,
    covered.first_date,
    covered.last_date,
    coalesce(covered.words, 0) as words,
    covered.resolved_share,
    covered.provisional_share
from listed
left join covered using (session_year, meeting_kind)
order by listed.session_year desc, listed.meeting_kind desc
