-- nl: Geen regel van een verslag hoort bij twee elementen.
-- en: No line of a report belongs to two elements.
-- severity: critical
-- family: conservation
-- table: raw.line_span
-- report_column: report_id
with spans as (
    select
        spans.report_id,
        spans.span_ordinal,
        spans.element_kind,
        spans.first_line,
        spans.last_line,
        spans.line_count,
        lag(spans.last_line) over (partition by spans.report_id order by spans.span_ordinal) as line_before
    from raw.line_span as spans
    inner join core.report as reports on spans.report_id = reports.report_id and reports.is_current
    -- Reports that are as published passed then (decision 005).
    anti join dq.audited_report as audited on reports.report_id = audited.report_id
)

select *
from spans
where first_line <= line_before or last_line < first_line or line_count > last_line - first_line + 1
