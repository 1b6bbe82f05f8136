-- nl: Welke fractie applaudisseert voor welke?
-- en: Which party applauds which?
select
    session_year,
    source_party_family,
    speaker_party_family,
    sum(interjection_count) as applause_count
from mart.interjection_exchange
where interjection_kind = 'applause' and source_party_family is not null
group by session_year, source_party_family, speaker_party_family
order by session_year desc, applause_count desc, source_party_family asc;
