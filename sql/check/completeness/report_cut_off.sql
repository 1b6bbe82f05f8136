-- nl: Geen verslag breekt af: de laatste zin is af, de voorzitter sluit, en de inhoud noemt geen latere bladzijde.
-- en: No report breaks off: its last sentence is complete, the chair closes, and its contents name no later page.
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
    and differences.difference_kind in ('cut off')
