-- nl: Vergadering, agendapunten en hun voorzitters zijn die van de regels: kop, omslag, voorzittersregels.
-- en: Meeting, agenda items and their chairs match the lines: headers, cover, headings, chair lines.
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
    and differences.difference_kind in ('meeting differs', 'item differs', 'chair differs')
