-- Grain: a party or person named as the source of a stage direction, or a stage direction that names none.
-- columns: meeting_date, text, page, speech_id, interjection_id
select
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.session_year,
    sources.interjection_kind,
    sources.source_party_family,
    sources.source_person_id,
    sources.speaker_person_id,
    sources.speaker_party_family,
    sources.speaker_role,
    interjections.text,
    interjections.page,
    sources.speech_id,
    sources.interjection_id
from core.interjection_source as sources
inner join core.interjection as interjections using (interjection_id)
inner join core.meeting as meetings on sources.meeting_id = meetings.meeting_id
where sources.interjection_kind <> 'note'
