-- nl: Van elk zittingsjaar is minstens 99 % van de woorden aan een persoon toegewezen.
-- en: At least 99 % of the words of each session year are attributed to a person.
-- severity: critical
-- family: speakers
-- table: core.speech_speaker
-- threshold: 99 % of the words of 100 000 or more, guests left out
-- history: 2026-11-23 99 %, design §9. From 100 000 words on, about five meetings: below that one unknown guest is more than 1 % and the
--   check on the report reports it.
select
    session_year,
    meeting_kind,
    sum(words)::bigint as words,
    (sum(words) filter (where person_id is null))::bigint as unresolved_words
from core.speech_speaker
where role <> 'guest'
group by session_year, meeting_kind
having sum(words) >= 100000 and sum(words) filter (where person_id is null) > 0.01 * sum(words)
