-- nl: Wie wordt het vaakst onderbroken?
-- en: Who is interrupted most?
select
    session_year,
    speaker_person_id,
    any_value(speaker_full_name) as speaker_full_name,
    speaker_role,
    sum(interjection_count)::bigint as interjection_count
from mart.interjection_exchange
where interjection_kind in ('remarks', 'noise', 'denial') and speaker_person_id is not null
group by session_year, speaker_person_id, speaker_role
order by session_year desc, interjection_count desc, speaker_full_name asc, speaker_person_id asc
limit 25;
