-- Grain: an item of one session year, meeting by meeting in the order of the report.
with meetings as (
    select meeting_id from core.meeting
    where session_year is not distinct from $session_year
)

select
    meeting_id,
    agenda_item_id,
    item_ordinal,
    item_type,
    title,
    page,
    chair_person_id,
    question_count
from core.agenda_item
semi join meetings using (meeting_id)
order by meeting_id, item_ordinal
