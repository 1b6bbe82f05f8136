-- Grain: one uninterrupted turn of a meeting of one session year.
with texts as (
    select
        speech_id,
        length(text) as text_length
    from core.speech
    where session_year = $session_year
)

select
    speeches.meeting_id,
    speeches.agenda_item_id,
    speeches.speech_ordinal,
    speeches.speech_key,
    speeches.page,
    coalesce(persons.full_name, speeches.speaker_name, speeches.speaker_label) as speaker_name,
    speeches.person_id,
    speeches.words,
    speeches.moment_url,
    texts.text_length
from core.speech_speaker as speeches
left join texts on speeches.speech_id = texts.speech_id
left join core.person as persons using (person_id)
where speeches.session_year = $session_year
order by speeches.meeting_id, speeches.speech_ordinal
