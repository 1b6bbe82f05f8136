-- nl: Elk verslag is door een tweede parser gelezen.
-- en: Every report was read by a second reader.
-- severity: critical
-- family: completeness
-- table: core.report
-- report_column: report_id
select
    reports.report_id,
    reports.meeting_id
from core.report as reports
anti join raw.second_opinion as opinions on reports.report_id = opinions.report_id
where reports.is_current and reports.source <> 'journal'
