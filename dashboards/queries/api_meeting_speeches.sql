-- Grain: a speech of one session year with its text, meeting by meeting in the order of the report.
select
    speeches.meeting_id,
    speeches.speech_id,
    speeches.speech_key,
    speeches.speech_ordinal,
    speeches.agenda_item_id,
    speeches.page,
    speeches.speaker_label,
    coalesce(persons.full_name, speeches.speaker_name, speeches.speaker_label) as speaker_name,
    speeches.person_id,
    speeches.role,
    speeches.party_name,
    speeches.party_family,
    speeches.words,
    speeches.seconds,
    speeches.time_method,
    speeches.start_at,
    speeches.moment_url,
    speeches.text
from core.speech as speeches
left join core.person as persons using (person_id)
where speeches.session_year is not distinct from $session_year
order by speeches.meeting_id, speeches.speech_ordinal
