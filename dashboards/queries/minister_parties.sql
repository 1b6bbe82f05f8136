-- Grain: a minister and a party, or one independent member, that put questions to him or her in a session year.
select
    person_id,
    session_year,
    questioner_party_family as party_family,
    if(questioner_party_family = 'onafhankelijk', questioner_person_id, null) as independent_person_id,
    arg_max(questioner_party_name, addressed_count) as party_name,
    any_value(if(questioner_party_family = 'onafhankelijk', questioner_full_name, null)) as independent_full_name,
    sum(addressed_count)::bigint as addressed_count
from mart.minister_questioner
where questioner_party_family is not null
group by person_id, session_year, questioner_party_family, independent_person_id
order by person_id, session_year desc, addressed_count desc, party_name, independent_full_name
