-- Grain: a person in a role and party in a meeting of one session year, with the page of the report on which the first turn begins.
with speeches as (
    select * from core.speech_speaker
    where session_year = $session_year and person_id is not null
),

counted as (
    select * from core.speaker_meeting
    where session_year = $session_year and person_id is not null
),

rates as (
    select * from raw.speaking_rate
),

spoken as (
    select
        person_id,
        meeting_id,
        role,
        party_family,
        core.summed_time(role, counted) as summed
    from counted
    group by person_id, meeting_id, role, party_family
),

told as (
    select
        spoken.*,
        core.told_time(spoken.role, spoken.summed, rates) as told
    from spoken
    cross join rates
),

places as (
    select
        person_id,
        meeting_id,
        role,
        party_family,
        any_value(meeting_date) as meeting_date,
        any_value(meeting_kind) as meeting_kind,
        any_value(committee_name) as committee_name,
        arg_max(party_name, speech_ordinal) as party_name,
        min(page) as first_page,
        -- Of the first of the longest: its lasting place among the speeches of the meeting.
        first(speech_key order by words desc, speech_ordinal) as speech_key,
        first(speech_ordinal order by words desc, speech_ordinal) as speech_ordinal
    from speeches
    group by person_id, meeting_id, role, party_family
)

select
    places.person_id,
    places.meeting_id,
    places.role,
    places.meeting_date,
    places.meeting_kind,
    places.committee_name,
    places.party_family,
    places.party_name,
    told.summed.speeches,
    told.summed.words,
    -- Threads add in any order: without their last digits the same speeches are the same file.
    round(told.told.est_seconds, 6) as est_seconds,
    round(told.told.est_seconds_low, 6) as est_seconds_low,
    round(told.told.est_seconds_high, 6) as est_seconds_high,
    told.told.method,
    places.first_page,
    told.summed.longest_speech_words,
    places.speech_key,
    places.speech_ordinal
from places
inner join told
    on places.person_id = told.person_id and places.meeting_id = told.meeting_id and places.role = told.role
        and places.party_family is not distinct from told.party_family
order by places.person_id, places.meeting_date desc, places.meeting_id, places.role, places.party_family
