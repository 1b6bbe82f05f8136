-- nl: Elk nummer van een vraag of stuk in de regels is gelezen, en geen ander.
-- en: Every number of a question or document in the lines is read, and no other.
-- severity: critical
-- family: completeness
-- table: raw.second_opinion_difference
-- report_column: report_id
select differences.*
from raw.second_opinion_difference as differences
inner join core.report as reports on differences.report_id = reports.report_id
where
    reports.is_current
    and differences.is_critical
    and differences.difference_kind in ('number not read', 'number invented', 'question differs')
