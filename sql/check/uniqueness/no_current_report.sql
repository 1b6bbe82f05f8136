-- nl: Van elke vergadering met een verslag dat niet in quarantaine staat, telt er een mee.
-- en: Every meeting with a report that is not in quarantine has one that counts.
-- severity: critical
-- family: uniqueness
-- table: core.report
select
    meeting_id,
    list(report_id order by report_id) as report_ids
from core.report
group by meeting_id
having bool_or(not is_quarantined) and not bool_or(is_current)
