-- Grain: an item of a meeting of one session year.
select
    items.meeting_id,
    items.agenda_item_id,
    items.item_ordinal,
    items.item_type,
    items.title,
    items.page,
    items.chair_name,
    items.chair_person_id,
    items.question_count
from core.agenda_item as items
inner join core.meeting as meetings using (meeting_id)
where meetings.session_year = $session_year
order by items.meeting_id, items.item_ordinal
