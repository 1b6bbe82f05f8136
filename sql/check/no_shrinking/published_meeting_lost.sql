-- nl: Geen vergadering die gepubliceerd is, verliest haar verslag.
-- en: No published meeting loses its report.
-- severity: critical
-- family: no_shrinking
-- table: core.report
select
    published.meeting_id,
    published.meeting_kind,
    published.session_year,
    published.report_id as published_report_id,
    published.words
from dq.published_meeting as published
anti join core.report as reports on published.meeting_id = reports.meeting_id and reports.is_current
left join core.meeting as meetings on published.meeting_id = meetings.meeting_id
where not coalesce(meetings.is_withdrawn, false)
