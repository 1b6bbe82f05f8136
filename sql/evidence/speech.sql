-- Grain: a speech, with the periods and the group that its words count for.
select
    speakers.meeting_date,
    speakers.meeting_id,
    speakers.meeting_kind,
    speakers.session_year,
    speakers.legislature,
    speakers.committee_name,
    speakers.person_id,
    persons.full_name,
    speakers.role,
    speakers.party_name,
    speakers.party_family,
    speakers.words,
    speakers.method,
    speakers.words_per_minute,
    speakers.timed_seconds,
    speakers.est_seconds,
    times.moment_url,
    speakers.page,
    speakers.speech_id,
    strftime(speakers.month_date, '%Y-%m') as month,
    if(speakers.party_family = 'onafhankelijk', speakers.person_id, null) as independent_person_id
from core.speech_speaker as speakers
left join core.person as persons using (person_id)
left join core.speech_time as times on speakers.speech_id = times.speech_id and times.is_used
