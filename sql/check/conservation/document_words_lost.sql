-- nl: De woorden van alle elementen zijn samen de woorden van het document.
-- en: The words of all elements add up to the words of the document.
-- severity: critical
-- family: conservation
-- table: core.report
-- report_column: report_id
with spans as (
    select
        report_id,
        sum(words)::bigint as span_words
    from raw.line_span
    group by report_id
)

select
    reports.report_id,
    reports.meeting_id,
    spans.span_words,
    reports.document_words - reports.joined_break_count as document_words
from core.report as reports
left join spans using (report_id)
where reports.is_current and reports.document_words - reports.joined_break_count <> coalesce(spans.span_words, 0)
