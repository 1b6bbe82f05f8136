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
    -- Of the longest: its lasting place among the speeches of the meeting.
    arg_max(speech_key, words) as speech_key,
    arg_max(speech_ordinal, words) as speech_ordinal
from speeches
group by person_id, meeting_id, role, party_family
order by person_id, meeting_date desc, meeting_id, role, party_family
