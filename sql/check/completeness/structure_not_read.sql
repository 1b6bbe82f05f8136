-- nl: Elke voorzittersregel, stemming en onderbreking in de regels is gelezen.
-- en: Every chair line, vote and stage direction in the lines is read.
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
    and differences.difference_kind in ('chair line not read', 'vote not read', 'directions differ', 'note not read')
