-- Grain: a minister and a party, or one independent member, that put questions to him or her in a session year.
select
    person_id,
    session_year,
    questioner_party_family as party_family,
    if(questioner_party_family = 'onafhankelijk', questioner_person_id, null) as independent_person_id,
    first(questioner_party_name order by addressed_count desc, questioner_party_name) as party_name,
    max(if(questioner_party_family = 'onafhankelijk', questioner_full_name, null)) as independent_full_name,
    sum(addressed_count)::bigint as addressed_count
from mart.minister_questioner
where questioner_party_family is not null
group by person_id, session_year, questioner_party_family, independent_person_id
order by person_id, session_year desc, addressed_count desc, party_name, independent_full_name
