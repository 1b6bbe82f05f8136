-- nl: Geen twee rijen van raw.speech hebben dezelfde speech_id.
-- en: No two rows of raw.speech have the same speech_id.
-- severity: critical
-- family: uniqueness
-- table: raw.speech
select
    speech_id,
    count(*) as row_count
from raw.speech
where speech_id is not null
group by speech_id
having count(*) > 1
