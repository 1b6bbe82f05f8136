-- Grain: a person of whom corrections/*.toml says something in one version: facts whose provenance is one of these files.
with facts as (
    select
        person_id,
        'person' as fact,
        provenance_source
    from raw.person
    union all
    select
        person_id,
        concat_ws('|', party_name, from_date, to_date) as fact,
        provenance_source
    from raw.membership
    union all
    select
        person_id,
        concat_ws('|', title, from_date, to_date) as fact,
        provenance_source
    from raw.government_term
)

select
    person_id,
    sum(hash(fact, provenance_source)) as corrections_hash
from facts
where starts_with(provenance_source, 'corrections/')
group by person_id
