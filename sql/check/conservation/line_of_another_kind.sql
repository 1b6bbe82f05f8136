-- nl: Geen regel is gelezen als iets wat hij niet kan zijn.
-- en: No line is read as something that it cannot be.
-- severity: critical
-- family: conservation
-- table: raw.second_opinion_difference
-- report_column: report_id
select differences.*
from raw.second_opinion_difference as differences
inner join core.report as reports on differences.report_id = reports.report_id
where
    reports.is_current
    and differences.is_critical
    and differences.difference_kind in ('line of another kind')
