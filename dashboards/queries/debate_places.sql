-- Grain: one uninterrupted turn of a meeting of one session year, without its text.
select
    meeting_id,
    agenda_item_id,
    speech_id,
    length(text) as text_length
from core.speech
where session_year = $session_year
order by meeting_id, speech_ordinal
