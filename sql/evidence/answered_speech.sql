-- Grain: a minister who answered on an item, and a speech there: of the minister, or of somebody with a question on it.
-- columns: meeting_date, question_type, title, part, speaker_label, words, page, speech_id
-- figure: answer_words = sum(words) where part = 'answer'
-- figure: question_words = sum(words) where part = 'question'
-- figure: answer_to_question_ratio = sum(words) filter (where part = 'answer') / nullif(sum(words) filter (where part = 'question'), 0)
with answered_items as (
    select distinct
        person_id,
        agenda_item_id
    from core.question_minister
    where has_answered and person_id is not null
),

questioners as (
    select distinct
        agenda_item_id,
        questioner_person_id
    from core.question
    where questioner_person_id is not null
)

select
    answered_items.person_id,
    speakers.meeting_date,
    speakers.meeting_kind,
    speakers.session_year,
    items.item_type as question_type,
    items.title,
    speakers.speaker_label,
    speakers.words,
    speakers.page,
    speakers.speech_id,
    if(speakers.role = 'minister', 'answer', 'question') as part
from answered_items
inner join core.agenda_item as items using (agenda_item_id)
inner join core.speech_speaker as speakers on answered_items.agenda_item_id = speakers.agenda_item_id
left join questioners
    on speakers.agenda_item_id = questioners.agenda_item_id and speakers.person_id = questioners.questioner_person_id
where
    (speakers.role = 'minister' and speakers.person_id = answered_items.person_id)
    or (speakers.role <> 'minister' and questioners.questioner_person_id is not null)
