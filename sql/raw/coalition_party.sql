-- Grain: a party family in a coalition.
-- Replaced with: register
-- Key: government_name, from_date, party_family
create table if not exists raw.coalition_party (
    government_name varchar,
    from_date date,
    to_date date,
    party_family varchar
);

comment on table raw.coalition_party is 'One row is a party family that governed over a period (parliament/vocabulary/coalitions.toml).';
comment on column raw.coalition_party.government_name is 'Name of the government.';
comment on column raw.coalition_party.from_date is 'First day.';
comment on column raw.coalition_party.to_date is 'First day after; null while it lasts.';
comment on column raw.coalition_party.party_family is 'Code of the party.';
