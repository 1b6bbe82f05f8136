-- Grain: a person as minister over a period.
-- No key: one person may have several portfolios from one day
-- References: person_id -> core.person
create or replace table core.government_term as
with terms as (
    select * from raw.government_term
),

memberships as (
    select * from core.membership
),

-- A minister gives up the seat: the party is that of the last seat before the term, else of the first one after it.
before as (
    select
        terms.person_id,
        terms.from_date,
        arg_max(memberships.party_name, memberships.from_date) as party_name,
        arg_max(memberships.party_family, memberships.from_date) as party_family
    from terms
    inner join memberships on terms.person_id = memberships.person_id and terms.from_date >= memberships.from_date
    group by terms.person_id, terms.from_date
),

after as (
    select
        terms.person_id,
        terms.from_date,
        arg_min(memberships.party_name, memberships.from_date) as party_name,
        arg_min(memberships.party_family, memberships.from_date) as party_family
    from terms
    inner join memberships on terms.person_id = memberships.person_id and terms.from_date < memberships.from_date
    group by terms.person_id, terms.from_date
)

select distinct
    terms.person_id,
    terms.government_name,
    terms.title,
    terms.portfolio,
    terms.from_date,
    terms.to_date,
    coalesce(before.party_name, after.party_name) as party_name,
    coalesce(before.party_family, after.party_family) as party_family,
    case
        when before.party_family is not null then 'last seat'
        when after.party_family is not null then 'next seat'
    end as party_rule,
    terms.provenance_source,
    terms.provenance_date
from terms
left join before on terms.person_id = before.person_id and terms.from_date = before.from_date
left join after on terms.person_id = after.person_id and terms.from_date = after.from_date;

comment on table core.government_term is 'One row is a person as minister over the half-open period from from_date to to_date.';
comment on column core.government_term.person_id is 'The person (core.person).';
comment on column core.government_term.government_name is 'The government.';
comment on column core.government_term.title is 'Title.';
comment on column core.government_term.portfolio is 'Portfolio.';
comment on column core.government_term.from_date is 'First day.';
comment on column core.government_term.to_date is 'Day after the last day; null while it lasts.';
comment on column core.government_term.party_name is
'Party of the minister: that of the last seat before the term, else of the first after it, under its name then; null without a seat.';
comment on column core.government_term.party_family is 'Code of that party.';
comment on column core.government_term.party_rule is 'last seat or next seat: where the party was taken from.';
comment on column core.government_term.provenance_source is 'Where the term was seen.';
comment on column core.government_term.provenance_date is 'The day on which it was seen there.';
