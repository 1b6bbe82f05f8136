-- nl: Welk deel van hun vragen trekken de fracties in, of zien zij omgezet in een debat?
-- en: What share of their questions do parties withdraw, or see turned into a debate?
select
    session_year,
    party_family,
    any_value(party_name) as party_name,
    sum(asked_count)::bigint as asked_count,
    sum(withdrawn_count)::bigint as withdrawn_count,
    sum(converted_count)::bigint as converted_count,
    round(
        100 * sum(withdrawn_count + converted_count) / nullif(sum(asked_count + withdrawn_count + converted_count), 0), 1
    ) as ended_pct
from mart.party_question
where independent_person_id is null
group by session_year, party_family
order by session_year desc, party_family asc;
