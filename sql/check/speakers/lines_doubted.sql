-- nl: Geen regel is voor een tweede parser twijfelachtig.
-- en: No line is doubtful to a second reader.
-- severity: warning
-- family: speakers
-- table: raw.second_opinion_difference
-- report_column: report_id
select differences.*
from raw.second_opinion_difference as differences
inner join core.report as reports on differences.report_id = reports.report_id
where reports.is_current and not differences.is_critical
