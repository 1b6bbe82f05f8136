-- Grain: a party family under one name over a period.
-- Replaced with: register
-- Key: party_family, party_name
create table if not exists raw.party (
    party_family varchar,
    party_name varchar,
    printed_names varchar[],
    from_date date,
    to_date date,
    party_facts_id integer,
    wikidata_id varchar,
    is_party boolean
);

comment on table raw.party is 'One row is a party family under one name over a period (parliament/vocabulary/parties.toml).';
comment on column raw.party.party_family is 'Stable code of the party over its renames.';
comment on column raw.party.party_name is 'Its name in that period.';
comment on column raw.party.printed_names is 'Other spellings and cartels that count as this name.';
comment on column raw.party.from_date is 'First day; null when open or unknown.';
comment on column raw.party.to_date is 'First day after; null when open or unknown.';
comment on column raw.party.party_facts_id is 'Id in Party Facts.';
comment on column raw.party.wikidata_id is 'Item in Wikidata.';
comment on column raw.party.is_party is 'False for independents.';
