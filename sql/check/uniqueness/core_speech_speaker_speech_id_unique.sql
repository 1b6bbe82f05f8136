-- nl: Geen twee rijen van core.speech_speaker hebben dezelfde speech_id.
-- en: No two rows of core.speech_speaker have the same speech_id.
-- severity: critical
-- family: uniqueness
-- table: core.speech_speaker
select
    speech_id,
    count(*) as row_count
from core.speech_speaker
where speech_id is not null
group by speech_id
having count(*) > 1
