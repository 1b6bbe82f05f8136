-- Grain: a person known only from names that reports print.
-- Replaced with: build
-- Key: person_id
create table if not exists raw.printed_person (
    person_id varchar,
    first_name varchar,
    last_name varchar,
    full_name varchar,
    gender varchar,
    other_names varchar[],
    provenance_source varchar,
    provenance_date date
);

comment on table raw.printed_person is
'One row is a person whom the register does not hold and reports print; rewritten by every build.';
comment on column raw.printed_person.person_id is 'Key: print-, name and party family; the service''s id where the journal copy gives one.';
comment on column raw.printed_person.first_name is 'First name.';
comment on column raw.printed_person.last_name is 'Last name.';
comment on column raw.printed_person.full_name is 'First name and last name.';
comment on column raw.printed_person.gender is 'Gender by the forms of address printed (M or V).';
comment on column raw.printed_person.other_names is 'Other forms of the name that reports print.';
comment on column raw.printed_person.provenance_source is 'names printed in reports.';
comment on column raw.printed_person.provenance_date is 'Day of the last report that prints the name.';
