-- Grain: a person of the register.
-- Key: person_id
create or replace table core.person as
with registered as (
    select
        *,
        false as is_provisional
    from raw.person
),

printed as (
    select
        *,
        true as is_provisional
    from raw.printed_person
),

persons as (
    select * from registered
    union all by name
    select * from printed
),

memberships as (
    select * from core.membership
),

latest_memberships as (
    select
        person_id,
        min(from_date) as first_seat_date,
        arg_max(party_name, from_date) as latest_party_name,
        arg_max(party_family, from_date) as latest_party_family
    from memberships
    group by person_id
)

select
    persons.person_id,
    persons.full_name,
    persons.first_name,
    persons.last_name,
    persons.gender,
    persons.other_names,
    persons.is_provisional,
    persons.birth_year,
    persons.profession,
    coalesce(persons.has_record, false) as has_record,
    latest_memberships.first_seat_date,
    latest_memberships.latest_party_name,
    latest_memberships.latest_party_family,
    persons.provenance_source,
    persons.provenance_date
from persons
left join latest_memberships using (person_id);

comment on table core.person is
'One row is a person of the register (members, ministers and former ones), or one whom only the reports name.';
comment on column core.person.person_id is
'Key: the service''s id (persoon.id), the same for a member and a minister; an id of the project''s own where it is not known.';
comment on column core.person.full_name is 'First name and last name.';
comment on column core.person.first_name is 'First name.';
comment on column core.person.last_name is 'Last name.';
comment on column core.person.gender is 'Gender as the service gives it (M or V).';
comment on column core.person.other_names is 'Other forms of the name that reports print.';
comment on column core.person.is_provisional is
'True for a person known only from names that reports print: no list or record holds the name yet (decision 048).';
comment on column core.person.birth_year is
'Year of birth, where the person''s own record gives it; the day is not kept.';
comment on column core.person.profession is 'Profession as the person''s own record gives it.';
comment on column core.person.has_record is
'Whether the person''s own record was read: only then is a mandate elsewhere that is not known (core.other_mandate) one that was not held.';
comment on column core.person.first_seat_date is
'First day of the first seat that is known, the first mandate of whoever has a record: seniority counts from it. Whoever sat before the '
'register begins looks newer than he or she is.';
comment on column core.person.latest_party_name is
'Party of the newest membership known. For the party when something was said, take the party_name of the speech.';
comment on column core.person.latest_party_family is 'Code of that party, stable over renames.';
comment on column core.person.provenance_source is 'Where the person was seen: an address, or a file of the project.';
comment on column core.person.provenance_date is 'The day on which it was seen there.';
