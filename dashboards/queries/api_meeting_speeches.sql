-- Grain: a speech of one meeting with its text, in the order of the report.
select
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
where meeting_id = $meeting_id
order by speech_ordinal
