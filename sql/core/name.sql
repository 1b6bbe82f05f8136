-- Grain: a name of a current report in one use, as printed.
create or replace table core.name as
with reports as (
    select * from core.report
    where is_current
),

resolutions as (
    select * from raw.name_resolution
),

-- One row is kept where a report were to resolve one printed form twice: the surest.
current_names as (
    select resolutions.*
    from resolutions
    inner join reports using (report_id)
    qualify row_number() over (
        partition by resolutions.report_id, resolutions.name_use, resolutions.label, resolutions.name
        order by resolutions.confidence desc nulls last, resolutions.person_id asc
    ) = 1
)

select
    report_id,
    name_use,
    label,
    name,
    person_id,
    role,
    party_name,
    party_family,
    rule,
    confidence,
    candidate_person_ids
from current_names;

comment on table core.name is
'One row is a distinct name of a current report in one use, with whom it resolved to at the meeting''s date and by which rule.';
comment on column core.name.report_id is 'The report (core.report).';
comment on column core.name.name_use is 'speaker, chair, questioner, addressee, answerer, voter, attendee or interjector.';
comment on column core.name.label is 'The label as printed.';
comment on column core.name.name is 'The name in the label.';
comment on column core.name.person_id is 'Whom it resolved to (core.person); null when unresolved.';
comment on column core.name.role is 'Role: chair, member, minister, guest or unknown.';
comment on column core.name.party_name is 'Party at the meeting''s date.';
comment on column core.name.party_family is 'Code of that party, stable over renames.';
comment on column core.name.rule is 'The rule that decided.';
comment on column core.name.confidence is 'Confidence of the rule, from 0 to 1.';
comment on column core.name.candidate_person_ids is 'Person ids that an ambiguous name fits.';
