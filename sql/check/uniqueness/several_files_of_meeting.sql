-- nl: Van elke vergadering ligt in de map één bestand.
-- en: The folder holds one file per meeting.
-- severity: warning
-- family: uniqueness
-- table: core.report
-- report_column: report_id
with files as (
    select
        reports.meeting_id,
        reports.report_id,
        reports.is_current,
        files.file_name
    from core.report as reports
    inner join raw.report as files using (report_id)
    where files.file_name is not null
)

-- The newest final one counts; the row says which, and names the others.
select
    meeting_id,
    max(report_id) filter (where is_current) as report_id,
    max(file_name) filter (where is_current) as file_that_counts,
    list(distinct file_name order by file_name) as file_names
from files
group by meeting_id
having count(distinct file_name) > 1
