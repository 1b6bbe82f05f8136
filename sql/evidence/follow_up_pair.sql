-- Grain: a member, an item on questions of others alone, and one who put a question there.
-- columns: meeting_date, person_id, questioner_person_id, title, words, page, agenda_item_id
-- figure: follow_up_count = count(*)
-- figure: follow_up_words = sum(words)
with questioners as (
    select distinct
        agenda_item_id,
        questioner_person_id
    from core.question
    where questioner_person_id is not null
)

select
    follow_ups.*,
    questioners.questioner_person_id
from core.follow_up as follow_ups
inner join questioners using (agenda_item_id)
