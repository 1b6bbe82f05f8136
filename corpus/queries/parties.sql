-- Grain: a party family under one name over a half-open period, those that only the register knows included.
with named as (
    select
        party_family,
        party_name,
        from_date,
        to_date,
        party_facts_id,
        wikidata_id
    from core.party
    where is_party
),

registered as (
    select
        party_family,
        party_name,
        min(from_date) as from_date,
        null::date as to_date,
        null::integer as party_facts_id,
        null::varchar as wikidata_id
    from core.membership
    where not is_independent and party_family not in (select core_party.party_family from core.party as core_party)
    group by party_family, party_name
)

select * from named
union all
select * from registered
order by party_family, from_date nulls first, party_name
