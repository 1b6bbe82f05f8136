-- nl: Elk verslag heeft minstens één spreekbeurt.
-- en: Every report has at least one speech.
-- severity: critical
-- family: completeness
-- table: core.report
-- report_column: report_id
select
    reports.report_id,
    reports.meeting_id
from core.report as reports
anti join core.speech_speaker using (report_id)
where reports.is_current
