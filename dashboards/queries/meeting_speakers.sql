-- Grain: a speaker in a role in a meeting of one session year (is_whole), or in one of its agenda items.
with speeches as (
    select * from core.speech_speaker
    where session_year = $session_year
),

persons as (
    select
        person_id,
        full_name
    from core.person
),

rates as (
    select * from raw.speaking_rate
),

-- Each speech as a row of core.speaker_meeting, which core.summed_time adds up.
counted as (
    select
        speeches.meeting_id,
        speeches.agenda_item_id,
        speeches.person_id,
        coalesce(persons.full_name, speeches.speaker_name, speeches.speaker_label) as speaker_name,
        speeches.role,
        speeches.party_name,
        speeches.party_family,
        1 as speeches,
        speeches.words,
        if(speeches.timed_seconds is null, 0, speeches.words) as timed_words,
        coalesce(speeches.timed_seconds, 0) as timed_seconds,
        speeches.words_per_minute,
        coalesce(speeches.seconds_variance, 0) as seconds_variance,
        speeches.speaker_deviation_share,
        speeches.role_deviation_share,
        speeches.common_deviation_share,
        speeches.words as longest_speech_words,
        speeches.speech_id as longest_speech_id
    from speeches
    left join persons on speeches.person_id = persons.person_id
),

spoken as (
    select
        meeting_id,
        agenda_item_id,
        grouping(agenda_item_id) = 1 as is_whole,
        person_id,
        speaker_name,
        role,
        any_value(party_name) as party_name,
        any_value(party_family) as party_family,
        core.summed_time(role, counted) as summed
    from counted
    group by grouping sets (
        (meeting_id, person_id, speaker_name, role),
        (meeting_id, agenda_item_id, person_id, speaker_name, role)
    )
),

told as (
    select
        spoken.*,
        core.told_time(spoken.role, spoken.summed, rates) as told
    from spoken
    cross join rates
)

select
    meeting_id,
    agenda_item_id,
    is_whole,
    speaker_name,
    person_id,
    role,
    party_name,
    party_family,
    summed.speeches,
    summed.words,
    summed.words / nullif(sum(summed.words) over (partition by meeting_id, agenda_item_id, is_whole), 0) as word_share,
    -- Threads add in any order: without their last digits the same speeches are the same page.
    round(told.est_seconds, 6) as est_seconds,
    round(told.est_seconds_low, 6) as est_seconds_low,
    round(told.est_seconds_high, 6) as est_seconds_high,
    told.method
from told
order by meeting_id, is_whole, agenda_item_id, summed.words desc, speaker_name, role, person_id
