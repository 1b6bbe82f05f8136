-- Grain: a person as minister over a period.
create or replace table core.government_term as
select
    person_id,
    government_name,
    title,
    portfolio,
    from_date,
    to_date,
    provenance_source,
    provenance_date
from raw.government_term;

comment on table core.government_term is 'One row is a person as minister over the half-open period from from_date to to_date.';
comment on column core.government_term.person_id is 'The person (core.person).';
comment on column core.government_term.government_name is 'The government.';
comment on column core.government_term.title is 'Title.';
comment on column core.government_term.portfolio is 'Portfolio.';
comment on column core.government_term.from_date is 'First day.';
comment on column core.government_term.to_date is 'Day after the last day; null while it lasts.';
comment on column core.government_term.provenance_source is 'Where the term was seen.';
comment on column core.government_term.provenance_date is 'The day on which it was seen there.';
