-- Grain: a person's mandate elsewhere over a period.
-- No key: the service may list a mandate twice
-- References: person_id -> core.person
create or replace table core.other_mandate as
select
    person_id,
    group_name,
    mandate_name,
    from_date,
    to_date,
    from_precision,
    to_precision,
    -- The service's own word for mandates in a municipality, a province or its services.
    group_name = 'Lokale mandaten' as is_local,
    provenance_source,
    provenance_date
from raw.other_mandate;

comment on table core.other_mandate is
'One row is a person''s mandate elsewhere over the half-open period from from_date to to_date: in a municipality, another parliament, a '
'federal government. Known of those with a record only (core.person.has_record).';
comment on column core.other_mandate.person_id is 'The person (core.person).';
comment on column core.other_mandate.group_name is
'Kind of mandate as the service gives it: Lokale mandaten, Federale mandaten, Europese mandaten and so on.';
comment on column core.other_mandate.mandate_name is 'The mandate as the service gives it.';
comment on column core.other_mandate.from_date is 'First day.';
comment on column core.other_mandate.to_date is 'Day after the last day; null while it lasts.';
comment on column core.other_mandate.from_precision is
'How exactly the service knows the first day: day, month or year (the day is then the first of it); null where it does not say.';
comment on column core.other_mandate.to_precision is 'The same of the last day.';
comment on column core.other_mandate.is_local is 'Whether it is a local mandate by the service.';
comment on column core.other_mandate.provenance_source is 'Where the mandate was seen.';
comment on column core.other_mandate.provenance_date is 'The day on which it was seen there.';
