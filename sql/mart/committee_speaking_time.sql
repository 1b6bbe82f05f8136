-- Grain: a person in a committee, session year and role.
create or replace table mart.committee_speaking_time as
with speakers as (
    select * from core.speaker_meeting
    where person_id is not null and committee_name is not null
),

rates as (
    select * from raw.speaking_rate
),

covered as (
    select distinct
        session_year,
        committee_name
    from core.speaker_meeting
    where committee_name is not null
),

spoken as (
    select
        person_id,
        committee_name,
        session_year,
        role,
        sum(speeches)::bigint as speeches,
        sum(words)::bigint as words,
        sum(timed_words)::bigint as timed_words,
        sum(timed_seconds) as timed_seconds,
        sum(estimated_seconds) as estimated_seconds,
        sum(seconds_variance) as seconds_variance,
        max(speaker_deviation_share) as speaker_deviation_share,
        max(role_deviation_share) as role_deviation_share,
        max(common_deviation_share) as common_deviation_share,
        max(longest_speech_words) as longest_speech_words,
        count(distinct meeting_id) as meeting_count
    from speakers
    group by person_id, committee_name, session_year, role
),

-- Members with a seat in the committee who said nothing are rows with zeros, where the service gives the seats.
seats as (
    select distinct
        committee_seats.person_id,
        committee_seats.committee_name,
        covered.session_year
    from core.committee_seat as committee_seats
    inner join covered using (committee_name)
    inner join core.period as periods
        on
            covered.session_year = periods.period
            and periods.period_type = 'session_year'
            and committee_seats.from_date < periods.end_date
            and (committee_seats.to_date is null or committee_seats.to_date > periods.start_date)
),

spoken_as_member as (
    select * from spoken
    where role = 'member'
),

silent as (
    select
        seats.person_id,
        seats.committee_name,
        seats.session_year,
        'member' as role
    from seats
    anti join spoken_as_member using (person_id, committee_name, session_year)
),

everyone as (
    select * from spoken
    union all by name
    select
        *,
        0 as speeches,
        0 as words,
        0 as timed_words,
        0.0 as timed_seconds,
        0.0 as estimated_seconds,
        0.0 as seconds_variance,
        0.0 as speaker_deviation_share,
        0.0 as role_deviation_share,
        0.0 as common_deviation_share,
        0 as longest_speech_words,
        0 as meeting_count
    from silent
),

estimated as (
    select
        everyone.*,
        rates.rate_version,
        rates.interval_deviations,
        core.told_seconds(
            everyone.role, everyone.words, rates.least_words, everyone.timed_words, everyone.timed_seconds, everyone.estimated_seconds
        ) as est_seconds
    from everyone
    cross join rates
),

deviating as (
    select
        *,
        core.total_deviation(
            core.own_deviation(
                if(role = 'chair', 0, estimated_seconds),
                seconds_variance + core.untimed_chair_variance(role, words, timed_words, timed_seconds),
                speaker_deviation_share,
                est_seconds
            ),
            common_deviation_share,
            role_deviation_share,
            if(role = 'chair', 0, estimated_seconds),
            est_seconds
        ) as deviation_share
    from estimated
)

select
    deviating.person_id,
    persons.full_name,
    deviating.committee_name,
    deviating.session_year,
    deviating.role,
    seats.person_id is not null as has_seat,
    deviating.speeches,
    deviating.words,
    deviating.words
    / nullif(sum(deviating.words) over (partition by deviating.committee_name, deviating.session_year, deviating.role), 0)
        as word_share,
    deviating.est_seconds,
    deviating.est_seconds * exp(-deviating.interval_deviations * deviating.deviation_share) as est_seconds_low,
    deviating.est_seconds * exp(deviating.interval_deviations * deviating.deviation_share) as est_seconds_high,
    case
        when deviating.est_seconds is null then null
        when deviating.words > 0 and deviating.timed_words = deviating.words then 'recording'
        when deviating.timed_words > 0 then 'mixed'
        else 'estimate'
    end as method,
    deviating.timed_words,
    deviating.rate_version,
    deviating.longest_speech_words,
    deviating.meeting_count
from deviating
left join seats using (person_id, committee_name, session_year)
left join core.person as persons using (person_id);

comment on table mart.committee_speaking_time is
'One row is a person in a committee, session year and role: how much he or she spoke while the committee treated questions. Where the '
'service gives the seats of the committee, silent members are rows with zeros.';
comment on column mart.committee_speaking_time.person_id is 'The person (core.person).';
comment on column mart.committee_speaking_time.full_name is 'First name and last name.';
comment on column mart.committee_speaking_time.committee_name is 'The committee.';
comment on column mart.committee_speaking_time.session_year is 'Session year of the meetings.';
comment on column mart.committee_speaking_time.role is 'As in mart.member_speaking_time.';
comment on column mart.committee_speaking_time.has_seat is
'Whether the person held a seat in the committee in the session year, where the service gives the seats; false also where it does '
'not.';
comment on column mart.committee_speaking_time.speeches is 'As in mart.member_speaking_time.';
comment on column mart.committee_speaking_time.words is 'As in mart.member_speaking_time.';
comment on column mart.committee_speaking_time.word_share is
'Words divided by the words of all known persons in the same committee, session year and role.';
comment on column mart.committee_speaking_time.est_seconds is 'As in mart.member_speaking_time.';
comment on column mart.committee_speaking_time.est_seconds_low is 'As in mart.member_speaking_time.';
comment on column mart.committee_speaking_time.est_seconds_high is 'As in mart.member_speaking_time.';
comment on column mart.committee_speaking_time.method is 'As in mart.member_speaking_time.';
comment on column mart.committee_speaking_time.timed_words is 'As in mart.member_speaking_time.';
comment on column mart.committee_speaking_time.rate_version is 'As in mart.member_speaking_time.';
comment on column mart.committee_speaking_time.longest_speech_words is 'As in mart.member_speaking_time.';
comment on column mart.committee_speaking_time.meeting_count is 'As in mart.member_speaking_time.';
