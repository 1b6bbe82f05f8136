-- Grain: a sub-heading of the reports given, in the order of the report.
select
    report_id,
    agenda_item_id,
    speech_id,
    paragraph_ordinal,
    title,
    line
from core.sub_heading
where report_id in (select unnest(cast($report_ids as varchar[])))
order by report_id, line
