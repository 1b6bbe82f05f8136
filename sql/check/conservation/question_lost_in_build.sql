-- nl: Elke vraag die werd ingelezen, telt precies één keer mee.
-- en: Every question that was read counts exactly once.
-- severity: critical
-- family: conservation
-- table: core.question
with was_read as (
    select
        questions.report_id,
        count(*) as read_count
    from raw.question as questions
    semi join core.report as reports on questions.report_id = reports.report_id and reports.is_current
    group by questions.report_id
),

built as (
    select
        report_id,
        count(*) as built_count
    from core.question
    group by report_id
)

select
    report_id,
    was_read.read_count,
    built.built_count
from was_read
full join built using (report_id)
where was_read.read_count is distinct from built.built_count
