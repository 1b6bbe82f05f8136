-- Grain: a person of the register.
-- Replaced with: register
-- Key: person_id
create table if not exists raw.person (
    person_id varchar,
    first_name varchar,
    last_name varchar,
    full_name varchar,
    gender varchar,
    other_names varchar[],
    birth_year integer,
    profession varchar,
    has_record boolean,
    provenance_source varchar,
    provenance_date date
);

comment on table raw.person is 'One row is a person of the register.';
comment on column raw.person.person_id is 'Key: the service''s id (persoon.id).';
comment on column raw.person.first_name is 'First name.';
comment on column raw.person.last_name is 'Last name.';
comment on column raw.person.full_name is 'First name and last name.';
comment on column raw.person.gender is 'Gender as the service gives it (M or V).';
comment on column raw.person.other_names is 'Other forms of the name that reports print.';
comment on column raw.person.birth_year is 'Year of birth, as the person''s own record gives it; the day is not kept.';
comment on column raw.person.profession is 'Profession as the person''s own record gives it.';
comment on column raw.person.has_record is
'Whether the person''s own record was read, so that a mandate elsewhere that is not in raw.other_mandate was not held.';
comment on column raw.person.provenance_source is 'Where the fact was seen: an address, or a file of the project.';
comment on column raw.person.provenance_date is 'The day on which it was seen there.';
