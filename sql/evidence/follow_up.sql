-- Grain: a member and an item on questions of others alone.
-- columns: meeting_date, person_id, question_type, title, words, page, agenda_item_id
-- figure: follow_up_count = count(*)
select
    speakers.person_id,
    speakers.meeting_date,
    speakers.meeting_kind,
    speakers.session_year,
    speakers.committee_name,
    speakers.party_family,
    items.item_type as question_type,
    items.title,
    speakers.agenda_item_id,
    if(speakers.party_family = 'onafhankelijk', speakers.person_id, null) as independent_person_id,
    sum(speakers.words)::bigint as words,
    min(speakers.page) as page
from core.speech_speaker as speakers
inner join core.agenda_item as items using (agenda_item_id)
anti join core.question as questions
    on speakers.agenda_item_id = questions.agenda_item_id and speakers.person_id = questions.questioner_person_id
where speakers.role = 'member' and speakers.person_id is not null and items.question_count > 0
group by all
