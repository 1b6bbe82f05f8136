-- Grain: an item of the reports given, in the order of the report.
select
    report_id,
    agenda_item_id,
    item_ordinal,
    item_type,
    title,
    chair_name,
    line
from core.agenda_item
where list_contains(cast($report_ids as varchar[]), report_id)
order by report_id, item_ordinal
