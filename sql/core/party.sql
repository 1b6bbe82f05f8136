-- Grain: a party family under one name over a period.
-- Key: party_family, party_name
create or replace table core.party as
select
    party_family,
    party_name,
    from_date,
    to_date,
    party_facts_id,
    wikidata_id,
    printed_names,
    is_party
from raw.party;

comment on table core.party is
'One row is a party family under one name over a period: renames are rows of one family. The parliament prints some names in several '
'spellings. Sources stand in parliament/vocabulary/parties.toml.';
comment on column core.party.party_family is 'Stable code of the party over its renames.';
comment on column core.party.party_name is 'Its name in that period, as the parliament prints it.';
comment on column core.party.from_date is 'First day of the name; null when it is not known, or before the parliament.';
comment on column core.party.to_date is 'First day after; null while the name lasts, or when its end is not known.';
comment on column core.party.party_facts_id is 'Id in Party Facts (partyfacts.herokuapp.com); null when it has none there.';
comment on column core.party.wikidata_id is 'Item in Wikidata; null when none is surely the same party.';
comment on column core.party.printed_names is 'Other spellings and cartels that count as this name.';
comment on column core.party.is_party is 'False for independents, who are no party and are never added up as one.';
