-- Grain: a distinct name of a report in one use, and whom it resolved to at the meeting's date.
-- Replaced with: report
-- Key: report_id, name_use, label, name
-- References: report_id -> raw.report
create table if not exists raw.name_resolution (
    report_id varchar,
    name_use varchar,
    label varchar,
    name varchar,
    person_id varchar,
    role varchar,
    party_name varchar,
    party_family varchar,
    rule varchar,
    confidence double,
    candidate_person_ids varchar[]
);

comment on table raw.name_resolution is
'One row is a distinct name of a report in one use, and whom it resolved to at the meeting''s date.';
comment on column raw.name_resolution.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.name_resolution.name_use is 'speaker, chair, questioner, addressee, answerer, voter, attendee or interjector.';
comment on column raw.name_resolution.label is 'The label as printed.';
comment on column raw.name_resolution.name is 'The name in the label.';
comment on column raw.name_resolution.person_id is 'Whom it resolved to; null when unresolved.';
comment on column raw.name_resolution.role is 'Role in which the person appears: chair, member, minister, guest or unknown.';
comment on column raw.name_resolution.party_name is 'Party at the meeting''s date, in the printed form of that day.';
comment on column raw.name_resolution.party_family is 'Code of the party that is stable over renames.';
comment on column raw.name_resolution.rule is 'The rule that decided.';
comment on column raw.name_resolution.confidence is 'Confidence of the rule, from 0 to 1.';
comment on column raw.name_resolution.candidate_person_ids is 'Person ids that an ambiguous name fits.';
