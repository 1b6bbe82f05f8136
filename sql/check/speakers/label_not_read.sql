-- nl: In de regels van een verslag staat geen sprekerregel die niet is gelezen.
-- en: Every speaker line of a report is read as one.
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
    and differences.difference_kind in ('label not read', 'cue not answered')
