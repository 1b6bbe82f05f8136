-- Grain: a party or person named as the source of a stage direction, or a stage direction that names none.
-- No key: a stage direction is a row for each party and person that it names, and may name none
-- References: interjection_id -> core.interjection
-- References: meeting_id -> core.meeting
-- References: speech_id -> core.speech_speaker
create or replace table core.interjection_source as
with interjections as (
    select * from core.interjection
),

memberships as (
    select * from core.membership
),

families as (
    select
        lower(party_name) as party_key,
        any_value(party_family) as party_family
    from memberships
    group by lower(party_name)
),

interjectors as (
    select * from core.named_person
    where name_use = 'interjector'
),

parties_of_day as (
    select distinct
        meetings.meeting_id,
        memberships.party_name
    from core.meeting as meetings
    inner join memberships
        on core.covers(memberships.from_date, memberships.to_date, meetings.meeting_date)
),

-- Parties of the day that the text names although the parser, which has no register, did not know them as parties. The
-- name of one may be part of another's that the parser did find.
from_register as (
    select
        interjections.interjection_id,
        parties_of_day.party_name as source_party_name,
        null::varchar as source_person_name
    from interjections
    inner join parties_of_day using (meeting_id)
    where
        interjections.interjection_kind <> 'note'
        and regexp_matches(interjections.text, '(^|\s)' || regexp_escape(parties_of_day.party_name) || '($|[\s.,])')
        and not contains(coalesce(array_to_string(interjections.party_names, ', '), ''), parties_of_day.party_name)
),

from_parties as (
    select
        interjection_id,
        unnest(party_names) as source_party_name,
        null::varchar as source_person_name
    from interjections
),

from_persons as (
    select
        interjection_id,
        null::varchar as source_party_name,
        unnest(person_names) as source_person_name
    from interjections
),

from_nobody as (
    select
        interjection_id,
        null::varchar as source_party_name,
        null::varchar as source_person_name
    from interjections
    anti join from_register using (interjection_id)
    where coalesce(len(party_names), 0) = 0 and coalesce(len(person_names), 0) = 0
),

sources as (
    select * from from_parties
    union all
    select * from from_register
    union all
    select * from from_persons
    union all
    select * from from_nobody
)

select
    sources.interjection_id,
    interjections.meeting_id,
    interjections.speech_id,
    interjections.interjection_kind,
    sources.source_party_name,
    coalesce(families.party_family, interjectors.party_family) as source_party_family,
    sources.source_person_name,
    interjectors.person_id as source_person_id,
    interjections.speaker_person_id,
    interjections.speaker_party_name,
    interjections.speaker_party_family,
    interjections.speaker_role
from sources
inner join interjections using (interjection_id)
left join families on lower(sources.source_party_name) = families.party_key
left join interjectors
    on interjections.report_id = interjectors.report_id and sources.source_person_name = interjectors.printed_name;

comment on table core.interjection_source is
'One row is a party or person named as the source of a stage direction, or a stage direction that names none. One that names two '
'parties is two rows.';
comment on column core.interjection_source.interjection_id is 'The stage direction (core.interjection).';
comment on column core.interjection_source.meeting_id is 'The meeting (core.meeting).';
comment on column core.interjection_source.speech_id is 'The speech during which it fell.';
comment on column core.interjection_source.interjection_kind is 'applause, noise, laughter, remarks, assent, denial or note.';
comment on column core.interjection_source.source_party_name is 'Party it came from, as printed.';
comment on column core.interjection_source.source_party_family is 'Code of that party, or of the party of the person it came from.';
comment on column core.interjection_source.source_person_name is 'Person it came from, as printed.';
comment on column core.interjection_source.source_person_id is 'That person (core.person).';
comment on column core.interjection_source.speaker_person_id is 'Who was speaking.';
comment on column core.interjection_source.speaker_party_name is 'Party of the speaker on the day.';
comment on column core.interjection_source.speaker_party_family is 'Code of that party.';
comment on column core.interjection_source.speaker_role is 'Role of the speaker.';
