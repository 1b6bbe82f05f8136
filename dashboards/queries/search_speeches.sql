-- Grain: one uninterrupted turn of one session year with its number in the search index.
select
    speeches.meeting_id,
    speeches.meeting_date,
    speeches.meeting_kind,
    speeches.committee_name,
    speeches.agenda_item_id,
    speeches.speech_key,
    speeches.speech_ordinal,
    coalesce(persons.full_name, speeches.speaker_name, speeches.speaker_label) as speaker_name,
    speeches.role,
    speeches.party_name,
    texts.text_length
from core.speech_speaker as speeches
left join (
    select
        speech_id,
        length(text) as text_length
    from core.speech
    where session_year = $session_year
) as texts on speeches.speech_id = texts.speech_id
left join core.person as persons using (person_id)
where speeches.session_year = $session_year
order by speeches.meeting_date desc, speeches.meeting_id, speeches.speech_ordinal
