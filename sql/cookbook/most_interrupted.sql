-- nl: Wie wordt het vaakst onderbroken?
-- en: Who is interrupted most?
select
    session_year,
    speaker_full_name,
    speaker_role,
    sum(interjection_count) as interjection_count
from mart.interjection_exchange
where interjection_kind in ('remarks', 'noise', 'denial') and speaker_full_name is not null
group by session_year, speaker_full_name, speaker_role
order by session_year desc, interjection_count desc, speaker_full_name asc
limit 25;
