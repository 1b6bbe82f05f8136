-- Grain: a person's mandate elsewhere over a period.
-- Replaced with: register
-- No key: the service may list a mandate twice
-- References: person_id -> raw.person
create table if not exists raw.other_mandate (
    person_id varchar,
    group_name varchar,
    mandate_name varchar,
    from_date date,
    to_date date,
    from_precision varchar,
    to_precision varchar,
    provenance_source varchar,
    provenance_date date
);

comment on table raw.other_mandate is
'One row is a person''s mandate elsewhere over a period: in a municipality, another parliament, a federal government.';
comment on column raw.other_mandate.person_id is 'The person.';
comment on column raw.other_mandate.group_name is
'Kind of mandate as the service gives it: Lokale mandaten, Federale mandaten, Europese mandaten and so on.';
comment on column raw.other_mandate.mandate_name is 'The mandate as the service gives it (schepen …).';
comment on column raw.other_mandate.from_date is 'First day.';
comment on column raw.other_mandate.to_date is 'Day after the last day; null while it lasts.';
comment on column raw.other_mandate.from_precision is
'How exactly the service knows the first day: day, month or year (the day is then the first of it); null where it does not say.';
comment on column raw.other_mandate.to_precision is 'The same of the last day.';
comment on column raw.other_mandate.provenance_source is 'Where the fact was seen: an address.';
comment on column raw.other_mandate.provenance_date is 'The day on which it was seen there.';
