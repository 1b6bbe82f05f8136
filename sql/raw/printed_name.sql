-- Grain: a name of a current report in one use that its own register did not know, and whose it is by all reports together.
-- Replaced with: build
-- Key: report_id, name_use, label, name
-- References: report_id -> raw.report
create table if not exists raw.printed_name (
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

comment on table raw.printed_name is
'One row is a name of a current report in one use that its register did not know, and whose it is by all reports together; written '
'by every build.';
comment on column raw.printed_name.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.printed_name.name_use is 'speaker, chair, questioner, addressee, answerer, voter, attendee or interjector.';
comment on column raw.printed_name.label is 'The label as printed.';
comment on column raw.printed_name.name is 'The name in the label.';
comment on column raw.printed_name.person_id is 'Whom it resolved to; null when unresolved.';
comment on column raw.printed_name.role is 'Role in which the person appears: chair, member, minister, guest or unknown.';
comment on column raw.printed_name.party_name is 'Party at the meeting''s date, in the printed form of that day.';
comment on column raw.printed_name.party_family is 'Code of the party that is stable over renames.';
comment on column raw.printed_name.rule is 'The rule that decided.';
comment on column raw.printed_name.confidence is 'Confidence of the rule, from 0 to 1.';
comment on column raw.printed_name.candidate_person_ids is 'Person ids that an ambiguous name fits.';
