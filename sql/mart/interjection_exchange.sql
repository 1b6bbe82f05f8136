-- Grain: a source and a speaker in a session year, kind of meeting and kind of stage direction.
-- keys: session_year, meeting_kind, interjection_kind, source_party_family, source_person_id, speaker_person_id, speaker_party_family,
--   speaker_role
-- evidence: interjection
-- figure: interjection_count = count(*)
create or replace table mart.interjection_exchange as
with sources as (
    select * from core.interjection_source
    where interjection_kind <> 'note'
),

meetings as (
    select * from core.meeting
),

persons as (
    select * from core.person
)

select
    meetings.session_year,
    meetings.meeting_kind,
    sources.interjection_kind,
    sources.source_party_family,
    sources.source_person_id,
    source_persons.full_name as source_full_name,
    sources.speaker_person_id,
    speakers.full_name as speaker_full_name,
    sources.speaker_party_family,
    sources.speaker_role,
    count(*) as interjection_count
from sources
inner join meetings using (meeting_id)
left join persons as source_persons on sources.source_person_id = source_persons.person_id
left join persons as speakers on sources.speaker_person_id = speakers.person_id
group by all;

comment on table mart.interjection_exchange is
'One row is who applauded or interrupted whom in a session year, kind of meeting and kind of stage direction. Most stage directions '
'name no source: those have nulls there.';
comment on column mart.interjection_exchange.session_year is 'Session year.';
comment on column mart.interjection_exchange.meeting_kind is 'plenary or committee.';
comment on column mart.interjection_exchange.interjection_kind is 'applause, noise, laughter, remarks, assent or denial.';
comment on column mart.interjection_exchange.source_party_family is 'Code of the party it came from; null when none is named.';
comment on column mart.interjection_exchange.source_person_id is 'Person it came from; null when none is named or known.';
comment on column mart.interjection_exchange.source_full_name is 'Name of that person.';
comment on column mart.interjection_exchange.speaker_person_id is 'Who was speaking; null between speeches or when unknown.';
comment on column mart.interjection_exchange.speaker_full_name is 'Name of the speaker.';
comment on column mart.interjection_exchange.speaker_party_family is 'Code of the speaker''s party on the day.';
comment on column mart.interjection_exchange.speaker_role is 'Role of the speaker.';
comment on column mart.interjection_exchange.interjection_count is
'Times the report notes it. A stage direction that names two parties counts once for each. The report notes the loudest, not all.';
