-- Grain: a kind and severity of issue with current reports, with an example.
select
    issue_kind,
    severity,
    count(*) as issue_count,
    count(distinct report_id) as report_count,
    min(detail) as example
from core.issue
where is_current
group by issue_kind, severity
order by list_position(['error', 'warning', 'info'], severity), issue_count desc, issue_kind
