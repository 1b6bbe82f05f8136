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
),

followed as (
    select
        speakers.person_id,
        speakers.meeting_date,
        speakers.meeting_kind,
        speakers.session_year,
        speakers.agenda_item_id,
        sum(speakers.words)::bigint as words,
        min(speakers.page) as page
    from core.speech_speaker as speakers
    anti join questioners
        on speakers.agenda_item_id = questioners.agenda_item_id and speakers.person_id = questioners.questioner_person_id
    where speakers.role = 'member' and speakers.person_id is not null
    group by all
)

select
    followed.person_id,
    questioners.questioner_person_id,
    followed.meeting_date,
    followed.meeting_kind,
    followed.session_year,
    items.title,
    followed.words,
    followed.page,
    followed.agenda_item_id
from followed
inner join questioners using (agenda_item_id)
inner join core.agenda_item as items using (agenda_item_id)
