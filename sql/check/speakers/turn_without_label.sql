-- nl: Elke spreekbeurt begint met een sprekerregel die ook een tweede parser ziet.
-- en: Every speech begins with a speaker line that a second reader sees too.
-- severity: critical
-- family: speakers
-- table: raw.second_opinion_difference
-- report_column: report_id
select differences.*
from raw.second_opinion_difference as differences
inner join core.report as reports on differences.report_id = reports.report_id
where
    reports.is_current
    and differences.is_critical
    and differences.difference_kind in ('turn without label', 'label differs', 'turn doubted')
