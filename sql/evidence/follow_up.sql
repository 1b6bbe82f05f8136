-- Grain: a member and an item on questions of others alone.
-- columns: meeting_date, person_id, question_type, title, words, page, agenda_item_id
-- figure: follow_up_count = count(*)
select
    *,
    if(party_family = 'onafhankelijk', person_id, null) as independent_person_id
from core.follow_up
