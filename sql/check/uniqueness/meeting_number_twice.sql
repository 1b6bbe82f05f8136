-- nl: Geen twee vergaderingen van een zittingsjaar dragen hetzelfde nummer.
-- en: No two meetings of a session year bear the same number.
-- severity: critical
-- family: uniqueness
-- table: core.meeting
-- report_column: report_id
with reports as (
    select
        reports.report_id,
        reports.meeting_id,
        reports.fetched_at,
        meetings.meeting_kind,
        meetings.session_year,
        meetings.meeting_number,
        published.meeting_id is not null as is_published
    from core.report as reports
    inner join core.meeting as meetings on reports.meeting_id = meetings.meeting_id
    left join dq.published_meeting as published on reports.meeting_id = published.meeting_id
    where reports.is_current and meetings.meeting_number is not null
),

-- Of the meetings with one number that which is published, or else the one that was fetched first, stays; the others are left out.
placed as (
    select
        *,
        first(meeting_id) over published_first as first_meeting_id,
        row_number() over published_first as place
    from reports
    window published_first as (
        partition by meeting_kind, session_year, meeting_number
        order by is_published desc, fetched_at asc, report_id asc
    )
)

select
    report_id,
    meeting_id,
    first_meeting_id,
    meeting_kind,
    session_year,
    meeting_number
from placed
where place > 1
