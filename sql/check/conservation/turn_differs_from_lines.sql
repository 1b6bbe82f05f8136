-- nl: Elke spreekbeurt heeft de woorden van haar regels, in hun volgorde.
-- en: Every speech has the words of its lines, in their order.
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
    and differences.difference_kind in ('turn words differ', 'turn text differs')
