-- Grain: a speech of one session year with its text, meeting by meeting in the order of the report.
select
    meeting_id,
    speech_key,
    speech_ordinal,
    agenda_item_id,
    page,
    speaker_label,
    person_id,
    role,
    party_name,
    party_family,
    words,
    seconds,
    time_method,
    start_at,
    text
from core.speech
where session_year is not distinct from $session_year
order by meeting_id, speech_ordinal
