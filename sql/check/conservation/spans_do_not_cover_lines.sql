-- nl: De elementen van een verslag bevatten samen precies zijn regels.
-- en: The elements of a report hold exactly its lines.
-- severity: critical
-- family: conservation
-- table: raw.line_span
-- report_column: report_id
with spans as (
    select
        report_id,
        sum(line_count)::bigint as span_line_count
    from raw.line_span
    group by report_id
)

select
    reports.report_id,
    reports.meeting_id,
    reports.line_count,
    spans.span_line_count
from core.report as reports
left join spans using (report_id)
where reports.is_current and reports.line_count <> coalesce(spans.span_line_count, 0)
