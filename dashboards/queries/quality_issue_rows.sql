-- Grain: an issue with current reports.
select
    issues.issue_kind,
    issues.severity,
    meetings.meeting_date,
    issues.meeting_id,
    issues.report_id,
    issues.stage,
    issues.line,
    issues.detail
from core.issue as issues
left join core.meeting as meetings using (meeting_id)
where issues.is_current
order by all
