-- Grain: a person in a parliamentary group over a period.
-- Replaced with: register
-- Key: person_id, party_name, from_date
-- References: person_id -> raw.person
create table if not exists raw.membership (
    person_id varchar,
    party_name varchar,
    party_family varchar,
    from_date date,
    to_date date,
    constituency_name varchar,
    is_observed_only boolean,
    provenance_source varchar,
    provenance_date date
);

comment on table raw.membership is 'One row is a person in a parliamentary group over a period.';
comment on column raw.membership.person_id is 'The person.';
comment on column raw.membership.party_name is 'Party in the printed form of the period.';
comment on column raw.membership.party_family is 'Code of the party that is stable over renames.';
comment on column raw.membership.from_date is 'First day.';
comment on column raw.membership.to_date is 'Day after the last day; null while it lasts.';
comment on column raw.membership.constituency_name is 'Constituency.';
comment on column raw.membership.is_observed_only is 'True when known only from a list of one day: the real ends are unknown.';
comment on column raw.membership.provenance_source is 'Where the fact was seen: an address, or a file of the project.';
comment on column raw.membership.provenance_date is 'The day on which it was seen there.';
