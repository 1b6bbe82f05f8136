-- Grain: an item of one meeting, in the order of the report.
select
    agenda_item_id,
    item_ordinal,
    item_type,
    title,
    page,
    chair_person_id,
    question_count
from core.agenda_item
where meeting_id = $meeting_id
order by item_ordinal
