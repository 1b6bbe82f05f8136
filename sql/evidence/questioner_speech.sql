-- Grain: a speech of a member on an item with a question of his or her own.
-- columns: meeting_date, question_type, title, words, page, speech_id
select
    speakers.person_id,
    speakers.meeting_date,
    speakers.meeting_kind,
    speakers.session_year,
    items.item_type as question_type,
    items.title,
    speakers.words,
    speakers.page,
    speakers.speech_id
from core.speech_speaker as speakers
inner join core.agenda_item as items using (agenda_item_id)
semi join core.question as questions
    on speakers.agenda_item_id = questions.agenda_item_id and speakers.person_id = questions.questioner_person_id
where speakers.role = 'member'
