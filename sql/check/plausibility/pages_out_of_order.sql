-- nl: De bladzijden van de spreekbeurten lopen op en liggen binnen het verslag.
-- en: The pages of the speeches ascend and lie within the report.
-- severity: critical
-- family: plausibility
-- table: core.speech_speaker
-- report_column: report_id
with pages as (
    select
        speeches.report_id,
        speeches.speech_id,
        speeches.speech_ordinal,
        speeches.page,
        speeches.last_page,
        reports.page_count,
        lag(speeches.page) over (partition by speeches.report_id order by speeches.speech_ordinal) as page_before
    from core.speech_speaker as speeches
    inner join core.report as reports on speeches.report_id = reports.report_id
    -- Reports that are as published passed then (decision 005).
    anti join dq.audited_report as audited on reports.report_id = audited.report_id
    where reports.copy_kind = 'document'
)

select *
from pages
where page is null or page < 1 or page < page_before or last_page < page or last_page > page_count
