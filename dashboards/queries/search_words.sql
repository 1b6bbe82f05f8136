-- Grain: one uninterrupted turn of one session year with its text as words are told apart in it, numbered as in search_speeches.sql.
select
    (row_number() over (order by meeting_date desc, meeting_id, speech_ordinal) - 1)::uinteger as number,
    lower(strip_accents(text)) as text
from core.speech
where session_year = $session_year
order by number
