-- Grain: one sentence of a stage direction.
-- Key: interjection_id
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
-- References: agenda_item_id -> core.agenda_item
-- References: speech_id -> core.speech_speaker
create or replace table core.interjection as
with interjections as (
    select * from raw.interjection
),

speakers as (
    select * from core.speech_speaker
),

reports as (
    select * from core.report
    where is_current
)

select
    interjections.interjection_id,
    reports.meeting_id,
    interjections.report_id,
    interjections.agenda_item_id,
    interjections.speech_id,
    interjections.interjection_ordinal,
    interjections.page,
    interjections.line,
    interjections.interjection_kind,
    interjections.text,
    interjections.party_names,
    interjections.person_names,
    interjections.paragraph_ordinal,
    interjections.text_offset,
    speakers.person_id as speaker_person_id,
    speakers.role as speaker_role,
    speakers.party_name as speaker_party_name,
    speakers.party_family as speaker_party_family
from interjections
inner join reports using (report_id)
left join speakers using (speech_id);

comment on table core.interjection is
'One row is one sentence of a stage direction, with the speaker during whose speech it fell. Only current reports.';
comment on column core.interjection.interjection_id is 'Key: report_id, -n and the ordinal.';
comment on column core.interjection.meeting_id is 'The meeting (core.meeting).';
comment on column core.interjection.report_id is 'The report (core.report).';
comment on column core.interjection.agenda_item_id is 'The item during which it fell.';
comment on column core.interjection.speech_id is 'The speech during which it fell; null between speeches.';
comment on column core.interjection.interjection_ordinal is 'Place in the report, from 1.';
comment on column core.interjection.page is 'Page.';
comment on column core.interjection.line is 'Line in the text that was read.';
comment on column core.interjection.interjection_kind is 'applause, noise, laughter, remarks, assent, denial or note.';
comment on column core.interjection.text is 'The sentence as printed.';
comment on column core.interjection.party_names is 'Parties named in it, as printed.';
comment on column core.interjection.person_names is 'Persons named in it, as printed.';
comment on column core.interjection.paragraph_ordinal is
'The paragraph of the speech in which it stood, or after which it stood alone, from 1; null between speeches.';
comment on column core.interjection.text_offset is 'Characters of that paragraph said before it; null between speeches.';
comment on column core.interjection.speaker_person_id is 'Who was speaking (core.person).';
comment on column core.interjection.speaker_role is 'In what role.';
comment on column core.interjection.speaker_party_name is 'Party of the speaker on the day.';
comment on column core.interjection.speaker_party_family is 'Code of that party.';
