-- nl: Elke bladzijde heeft het nummer dat zij afdrukt, en geen ontbreekt.
-- en: Every page has the number printed on it, and none is missing.
-- severity: critical
-- family: contents_vs_body
-- table: raw.second_opinion_difference
-- report_column: report_id
select differences.*
from raw.second_opinion_difference as differences
inner join core.report as reports on differences.report_id = reports.report_id
where
    reports.is_current
    and differences.is_critical
    and differences.difference_kind in ('page differs', 'page lost')
