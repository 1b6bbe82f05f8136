-- nl: Elk verslag heeft minstens één agendapunt.
-- en: Every report has at least one agenda item.
-- severity: critical
-- family: completeness
-- table: core.report
-- report_column: report_id
select
    reports.report_id,
    reports.meeting_id
from core.report as reports
anti join core.agenda_item using (report_id)
where reports.is_current
