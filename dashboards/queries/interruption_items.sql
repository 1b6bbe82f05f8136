-- Grain: a stage direction of one session year in which one person interrupted or applauded another (mart.interjection_exchange).
select
    sources.source_person_id,
    sources.speaker_person_id,
    persons.full_name as speaker_full_name,
    sources.speaker_role,
    sources.interjection_kind,
    meetings.meeting_kind,
    meetings.meeting_id,
    meetings.meeting_date,
    speeches.speech_key,
    speeches.speech_ordinal
from core.interjection_source as sources
inner join core.meeting as meetings on sources.meeting_id = meetings.meeting_id
inner join core.speech_speaker as speeches on sources.speech_id = speeches.speech_id
left join core.person as persons on sources.speaker_person_id = persons.person_id
where
    meetings.session_year = $session_year
    and sources.interjection_kind <> 'note'
    and sources.source_person_id is not null
    and sources.speaker_person_id is not null
    and sources.source_person_id <> sources.speaker_person_id
order by
    sources.source_person_id,
    speaker_full_name,
    sources.speaker_person_id,
    sources.interjection_kind,
    meetings.meeting_date desc,
    sources.interjection_id
