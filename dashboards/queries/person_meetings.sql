-- Grain: a person in a role and party in a meeting of one session year, with the page of the report on which the first turn begins.
with speeches as (
    select * from core.speech_speaker
    where session_year = $session_year and person_id is not null
)

select
    person_id,
    meeting_id,
    role,
    any_value(meeting_date) as meeting_date,
    any_value(meeting_kind) as meeting_kind,
    any_value(committee_name) as committee_name,
    party_family,
    arg_max(party_name, speech_ordinal) as party_name,
    count(*) as speeches,
    sum(words)::bigint as words,
    sum(est_seconds) as est_seconds,
    min(page) as first_page,
    max(words) as longest_speech_words,
    -- Of the first of the longest: its lasting place among the speeches of the meeting.
    first(speech_key order by words desc, speech_ordinal) as speech_key,
    first(speech_ordinal order by words desc, speech_ordinal) as speech_ordinal
from speeches
group by person_id, meeting_id, role, party_family
order by person_id, meeting_date desc, meeting_id, role, party_family
