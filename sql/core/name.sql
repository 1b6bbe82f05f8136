-- Grain: a name of a current report in one use, as printed.
-- Key: report_id, name_use, label, name
-- References: report_id -> core.report
create or replace table core.name as
with reports as (
    select * from core.report
    where is_current
),

resolutions as (
    select * from raw.name_resolution
),

-- What all reports together say of names that their own register did not know.
printed as (
    select * from raw.printed_name
),

settled as (
    select
        resolutions.report_id,
        resolutions.name_use,
        resolutions.label,
        resolutions.name,
        if(printed.report_id is null, resolutions.person_id, printed.person_id) as person_id,
        if(printed.report_id is null, resolutions.role, printed.role) as role,
        if(printed.report_id is null, resolutions.party_name, printed.party_name) as party_name,
        if(printed.report_id is null, resolutions.party_family, printed.party_family) as party_family,
        if(printed.report_id is null, resolutions.rule, printed.rule) as rule,
        if(printed.report_id is null, resolutions.confidence, printed.confidence) as confidence,
        if(printed.report_id is null, resolutions.candidate_person_ids, printed.candidate_person_ids) as candidate_person_ids
    from resolutions
    inner join reports using (report_id)
    left join printed
        on
            resolutions.person_id is null
            and resolutions.report_id = printed.report_id
            and resolutions.name_use = printed.name_use
            and resolutions.label = printed.label
            and resolutions.name is not distinct from printed.name
),

-- One row is kept where a report were to resolve one printed form twice: the surest.
current_names as (
    select *
    from settled
    qualify row_number() over (
        partition by report_id, name_use, label, name
        order by confidence desc nulls last, person_id asc
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
