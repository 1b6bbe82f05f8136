-- nl: Welke fractie onderbreekt welke?
-- en: Which party interrupts which?
select
    session_year,
    source_party_family,
    speaker_party_family,
    speaker_role,
    sum(interjection_count)::bigint as interjection_count
from mart.interjection_exchange
where interjection_kind in ('remarks', 'noise', 'denial') and source_party_family is not null
group by session_year, source_party_family, speaker_party_family, speaker_role
order by session_year desc, interjection_count desc, source_party_family asc, speaker_party_family asc, speaker_role asc;
