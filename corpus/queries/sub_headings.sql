-- Grain: a sub-heading of the reports given, in the order of the report.
select
    report_id,
    agenda_item_id,
    speech_id,
    paragraph_ordinal,
    title,
    line
from core.sub_heading
where list_contains(cast($report_ids as varchar[]), report_id)
order by report_id, line
