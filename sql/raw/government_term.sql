-- Grain: a person as minister over a period.
-- Replaced with: register
-- No key: one person may have several portfolios from one day
-- References: person_id -> raw.person
create table if not exists raw.government_term (
    person_id varchar,
    government_name varchar,
    title varchar,
    portfolio varchar,
    from_date date,
    to_date date,
    provenance_source varchar,
    provenance_date date
);

comment on table raw.government_term is 'One row is a person as minister over a period.';
comment on column raw.government_term.person_id is 'The person.';
comment on column raw.government_term.government_name is 'The government.';
comment on column raw.government_term.title is 'Title.';
comment on column raw.government_term.portfolio is 'Portfolio.';
comment on column raw.government_term.from_date is 'First day.';
comment on column raw.government_term.to_date is 'Day after the last day; null while it lasts.';
comment on column raw.government_term.provenance_source is 'Where the fact was seen: an address, or a file of the project.';
comment on column raw.government_term.provenance_date is 'The day on which it was seen there.';
