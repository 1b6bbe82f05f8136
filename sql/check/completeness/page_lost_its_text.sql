-- nl: Tussen twee bladzijden met tekst staat geen bladzijde zonder tekst.
-- en: No page without text stands between two pages with text.
-- severity: critical
-- family: completeness
-- table: core.issue
-- report_column: report_id
select
    issues.report_id,
    issues.meeting_id,
    issues.detail
from core.issue as issues
inner join core.report as reports on issues.report_id = reports.report_id
-- A blank last page is reported, too, but as no more than information: nothing is missing before it.
where issues.issue_kind = 'page_without_text' and issues.severity = 'error' and reports.is_current
