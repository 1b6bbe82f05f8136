-- Grain: one uninterrupted turn of a meeting of one session year, with its text.
select
    speeches.meeting_id,
    speeches.agenda_item_id,
    speeches.speech_id,
    speeches.speech_key,
    speeches.speech_ordinal,
    speeches.page,
    coalesce(persons.full_name, speeches.speaker_name, speeches.speaker_label) as speaker_name,
    speeches.person_id,
    speeches.role,
    speeches.party_name,
    speeches.words,
    speeches.seconds,
    speeches.time_method,
    speeches.moment_url,
    speeches.text,
    length(speeches.text) as text_length
from core.speech as speeches
left join core.person as persons using (person_id)
where speeches.session_year = $session_year
order by speeches.meeting_id, speeches.speech_ordinal
