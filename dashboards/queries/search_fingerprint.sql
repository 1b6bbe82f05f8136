-- Grain: a session year, with a digest of everything that its search index holds.
select
    session_year,
    md5(string_agg(speech_key || ':' || md5(text) || ':' || coalesce(person_id, '') || role, ',' order by speech_key)) as fingerprint
from core.speech
where session_year is not null
group by session_year
order by session_year desc
