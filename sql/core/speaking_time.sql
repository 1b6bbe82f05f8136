-- Grain: a person in a period, kind of meeting and role.
create or replace table core.speaking_time as
with speakers as (
    select * from core.speaker_meeting
),

offices as (
    select * from core.person_period
),

rates as (
    select * from raw.speaking_rate
),

speakers_in_periods as (
    select
        *,
        'session_year' as period_type,
        session_year as period
    from speakers
    union all
    select
        *,
        'legislature' as period_type,
        legislature as period
    from speakers
    union all
    select
        *,
        'month' as period_type,
        strftime(month_date, '%Y-%m') as period
    from speakers
),

covered as (
    select distinct
        period_type,
        period,
        meeting_kind
    from speakers_in_periods
    where period is not null
),

spoken as (
    select
        person_id,
        period_type,
        period,
        meeting_kind,
        role,
        sum(speeches)::bigint as speeches,
        sum(words)::bigint as words,
        sum(est_seconds) as est_seconds,
        max(longest_speech_words) as longest_speech_words,
        arg_max(longest_speech_id, (longest_speech_words, longest_speech_id)) as longest_speech_id,
        count(distinct meeting_id) as meeting_count,
        arg_max(coalesce(party_name, ''), (meeting_date, meeting_id)) as party_name,
        arg_max(coalesce(party_family, ''), (meeting_date, meeting_id)) as party_family,
        if(min(method) = max(method), min(method), 'mixed') as method
    from speakers_in_periods
    where person_id is not null and period is not null
    group by person_id, period_type, period, meeting_kind, role
),

-- Members who held a seat but said nothing are rows with zeros.
silent as (
    select
        offices.person_id,
        offices.period_type,
        offices.period,
        covered.meeting_kind,
        'member' as role,
        coalesce(offices.last_party_name, '') as party_name,
        coalesce(offices.last_party_family, '') as party_family
    from offices
    inner join covered using (period_type, period)
    anti join spoken
        on
            offices.person_id = spoken.person_id
            and offices.period_type = spoken.period_type
            and offices.period = spoken.period
            and covered.meeting_kind = spoken.meeting_kind
            and spoken.role = 'member'
    where offices.role = 'member'
),

everyone as (
    select * from spoken
    union all by name
    select
        *,
        0 as speeches,
        0 as words,
        0.0 as est_seconds,
        0 as longest_speech_words,
        0 as meeting_count,
        'prior' as method
    from silent
),

estimated as (
    select
        everyone.*,
        rates.rate_version,
        rates.interval_deviations * core.total_deviation(
            everyone.speeches, rates.speaker_deviation_share, rates.speech_deviation_share, rates.common_rate_deviation_share
        ) as margin,
        rates.interval_deviations * core.own_deviation(
            everyone.speeches, rates.speaker_deviation_share, rates.speech_deviation_share
        ) as own_margin,
        offices.days_in_office
    from everyone
    cross join rates
    -- A chair is in office as a member; the days of a guest are not known.
    left join offices
        on
            everyone.person_id = offices.person_id
            and everyone.period_type = offices.period_type
            and everyone.period = offices.period
            and offices.role = if(everyone.role = 'chair', 'member', everyone.role)
),

compared as (
    select
        *,
        est_seconds * (1 - own_margin) as own_low,
        est_seconds * (1 + own_margin) as own_high,
        words / nullif(sum(words) over same_group, 0) as word_share,
        rank() over (same_group order by est_seconds desc) as speaking_rank
    from estimated
    window same_group as (partition by period_type, period, meeting_kind, role)
),

-- Who is surely ahead of whom: the intervals, without the common rate, do not touch.
rank_ends as (
    select
        mine.person_id,
        mine.period_type,
        mine.period,
        mine.meeting_kind,
        mine.role,
        1 + count(*) filter (where theirs.own_low > mine.own_high) as rank_low,
        count(*) - count(*) filter (where theirs.own_high < mine.own_low) as rank_high
    from compared as mine
    inner join compared as theirs
        on
            mine.period_type = theirs.period_type
            and mine.period = theirs.period
            and mine.meeting_kind = theirs.meeting_kind
            and mine.role = theirs.role
    group by mine.person_id, mine.period_type, mine.period, mine.meeting_kind, mine.role
)

select
    compared.person_id,
    persons.full_name,
    nullif(compared.party_name, '') as party_name,
    nullif(compared.party_family, '') as party_family,
    compared.period_type,
    compared.period,
    compared.meeting_kind,
    compared.role,
    compared.speeches,
    compared.words,
    compared.word_share,
    compared.est_seconds,
    compared.est_seconds * (1 - compared.margin) as est_seconds_low,
    compared.est_seconds * (1 + compared.margin) as est_seconds_high,
    compared.method,
    compared.rate_version,
    compared.speaking_rank,
    rank_ends.rank_low,
    rank_ends.rank_high,
    compared.longest_speech_words,
    compared.longest_speech_id,
    compared.meeting_count,
    compared.days_in_office,
    compared.words / nullif(compared.days_in_office, 0) as words_per_day,
    compared.speeches / nullif(compared.days_in_office, 0) as speeches_per_day,
    compared.est_seconds / nullif(compared.days_in_office, 0) as est_seconds_per_day
from compared
inner join rank_ends using (person_id, period_type, period, meeting_kind, role)
left join core.person as persons using (person_id);

comment on table core.speaking_time is
'One row is a person in a period (session year, legislature or month), kind of meeting and role: the one computation behind the marts '
'of speaking time per member.';
comment on column core.speaking_time.person_id is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.full_name is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.party_name is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.party_family is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.period_type is 'session_year, legislature or month.';
comment on column core.speaking_time.period is 'Its name (core.period).';
comment on column core.speaking_time.meeting_kind is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.role is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.speeches is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.words is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.word_share is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.est_seconds is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.est_seconds_low is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.est_seconds_high is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.method is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.rate_version is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.speaking_rank is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.rank_low is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.rank_high is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.longest_speech_words is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.longest_speech_id is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.meeting_count is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.days_in_office is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.words_per_day is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.speeches_per_day is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.est_seconds_per_day is 'As in mart.member_speaking_time.';
