-- Grain: a printed form of a name in one use in a current report, whatever its label.
-- Key: report_id, name_use, printed_name
-- References: report_id -> core.report
create or replace table core.named_person as
with names as (
    select * from core.name
),

printed_forms as (
    select
        report_id,
        name_use,
        unnest(list_distinct([label, name])) as printed_name,
        person_id,
        role,
        party_name,
        party_family,
        confidence
    from names
    where name_use <> 'speaker'
)

select
    report_id,
    name_use,
    printed_name,
    person_id,
    role,
    party_name,
    party_family
from printed_forms
where printed_name is not null
qualify row_number() over (
    partition by report_id, name_use, printed_name
    order by confidence desc nulls last, person_id asc
) = 1;

comment on table core.named_person is
'One row is a printed form of a name other than a speaker label, in one use in a current report: what joins names in headings and '
'lists to persons.';
comment on column core.named_person.report_id is 'The report (core.report).';
comment on column core.named_person.name_use is 'chair, questioner, addressee, answerer, voter, attendee or interjector.';
comment on column core.named_person.printed_name is 'The name as printed.';
comment on column core.named_person.person_id is 'Whom it is (core.person); null when unresolved.';
comment on column core.named_person.role is 'Role of the person there.';
comment on column core.named_person.party_name is 'Party at the meeting''s date.';
comment on column core.named_person.party_family is 'Code of that party, stable over renames.';
