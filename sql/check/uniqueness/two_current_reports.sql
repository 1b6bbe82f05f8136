-- nl: Elke vergadering heeft hoogstens één verslag dat meetelt.
-- en: Every meeting has at most one report that counts.
-- severity: critical
-- family: uniqueness
-- table: core.report
select
    meeting_id,
    count(*) as current_count,
    list(report_id order by report_id) as report_ids
from core.report
where is_current
group by meeting_id
having count(*) > 1
