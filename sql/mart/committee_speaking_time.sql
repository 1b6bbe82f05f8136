-- Grain: a person in a committee, session year and role.
-- keys: person_id, committee_name, session_year, role
-- evidence: speech
-- figures: words, speeches, est_seconds, timed_words, longest_speech_words, meeting_count
-- made_of: word_share from words
-- made_of: est_seconds_low, est_seconds_high from est_seconds
create or replace table mart.committee_speaking_time as
with committee_speakers as (
    select * from core.speaker_meeting
    where committee_name is not null
),

speakers as (
    select * from committee_speakers
    where person_id is not null
),

rates as (
    select * from raw.speaking_rate
),

covered as (
    select distinct
        session_year,
        committee_name
    from committee_speakers
),

spoken as (
    select
        person_id,
        committee_name,
        session_year,
        role,
        core.summed_time(role, speakers) as summed
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
            and core.overlap(committee_seats.from_date, committee_seats.to_date, periods.start_date, periods.end_date)
    where not committee_seats.is_observed_only
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
        core.no_time() as summed
    from silent
),

estimated as (
    select
        everyone.* exclude (summed),
        unnest(everyone.summed), -- noqa: AL03
        rates.rate_version,
        core.told_time(everyone.role, everyone.summed, rates) as told
    from everyone
    cross join rates
)

select
    estimated.person_id,
    persons.full_name,
    estimated.committee_name,
    estimated.session_year,
    estimated.role,
    seats.person_id is not null as has_seat,
    estimated.speeches,
    estimated.words,
    estimated.words
    / nullif(sum(estimated.words) over (partition by estimated.committee_name, estimated.session_year, estimated.role), 0)
        as word_share,
    estimated.told.est_seconds,
    estimated.told.est_seconds_low,
    estimated.told.est_seconds_high,
    estimated.told.method,
    estimated.timed_words,
    estimated.rate_version,
    estimated.longest_speech_words,
    estimated.meeting_count
from estimated
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
