-- Grain: a stage direction and a party that it names, or a person of which it names, with whom it interrupted or applauded (mart.interjection_exchange).
select
    sources.source_party_family,
    sources.speaker_party_family,
    sources.speaker_role,
    sources.interjection_kind,
    meetings.session_year,
    meetings.meeting_id,
    meetings.meeting_date,
    speeches.speech_key,
    speeches.speech_ordinal
from core.interjection_source as sources
inner join core.meeting as meetings on sources.meeting_id = meetings.meeting_id
left join core.speech_speaker as speeches on sources.speech_id = speeches.speech_id
where sources.interjection_kind <> 'note' and sources.source_party_family is not null
order by meetings.session_year desc, sources.interjection_kind, meetings.meeting_date desc, meetings.meeting_id, speeches.speech_ordinal, sources.interjection_id
