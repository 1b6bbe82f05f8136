-- Grain: a person in a period, kind of meeting and role.
-- Key: person_id, period_type, period, meeting_kind, role
-- References: person_id -> core.person
-- References: period_type, period -> core.period
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

sittings_held as (
    select * from core.sitting_held
),

held as (
    select
        person_id,
        meeting_kind,
        'session_year' as period_type,
        session_year as period
    from sittings_held
    union all
    select
        person_id,
        meeting_kind,
        'legislature' as period_type,
        legislature as period
    from sittings_held
    union all
    select
        person_id,
        meeting_kind,
        'month' as period_type,
        strftime(month_date, '%Y-%m') as period
    from sittings_held
),

sittings as (
    select
        person_id,
        period_type,
        period,
        meeting_kind,
        count(*) as sitting_count
    from held
    group by person_id, period_type, period, meeting_kind
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
        core.summed_time(role, speakers_in_periods) as summed,
        arg_max(coalesce(party_name, ''), (meeting_date, meeting_id)) as party_name,
        arg_max(coalesce(party_family, ''), (meeting_date, meeting_id)) as party_family
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
        core.no_time() as summed
    from silent
),

estimated as (
    select
        everyone.* exclude (summed),
        unnest(everyone.summed), -- noqa: AL03
        rates.rate_version,
        rates.interval_deviations,
        core.told_seconds(
            everyone.role,
            everyone.summed.words,
            rates.least_words,
            everyone.summed.timed_words,
            everyone.summed.timed_seconds,
            everyone.summed.estimated_seconds
        ) as est_seconds,
        -- Places are taken by everybody who is not in the chair, also by those whose words are too few for seconds.
        if(everyone.role = 'chair', null, everyone.summed.timed_seconds + everyone.summed.estimated_seconds) as placing_seconds,
        offices.days_in_office,
        case when everyone.role in ('member', 'chair') then sittings.sitting_count end as sitting_count
    from everyone
    cross join rates
    -- A chair is in office as a member; the days of a guest are not known.
    left join offices
        on
            everyone.person_id = offices.person_id
            and everyone.period_type = offices.period_type
            and everyone.period = offices.period
            and offices.role = if(everyone.role = 'chair', 'member', everyone.role)
    left join sittings
        on
            everyone.person_id = sittings.person_id
            and everyone.period_type = sittings.period_type
            and everyone.period = sittings.period
            and everyone.meeting_kind = sittings.meeting_kind
),

deviating as (
    select
        *,
        core.own_deviation(
            if(role = 'chair', 0, estimated_seconds),
            seconds_variance + core.untimed_chair_variance(role, words, timed_words, timed_seconds),
            speaker_deviation_share,
            coalesce(est_seconds, placing_seconds)
        ) as own_deviation_share
    from estimated
),

shared as (
    select
        *,
        -- What the figure has in common with others: the common rate and the role, on what is estimated.
        core.total_deviation(
            0,
            common_deviation_share,
            role_deviation_share,
            if(role = 'chair', 0, estimated_seconds),
            coalesce(est_seconds, placing_seconds)
        ) as shared_deviation_share
    from deviating
),

compared as (
    select
        *,
        core.time_interval(
            est_seconds,
            sqrt(own_deviation_share ^ 2 + shared_deviation_share ^ 2),
            words,
            timed_words,
            interval_deviations
        ) as told,
        words / nullif(sum(words) over same_group, 0) as word_share,
        placing_seconds / nullif(sum(placing_seconds) over same_group, 0) as time_share,
        sum((placing_seconds * own_deviation_share) ^ 2) over same_group
        / nullif(sum(placing_seconds) over same_group, 0) ^ 2 as group_variance,
        sum(placing_seconds * shared_deviation_share) over same_group
        / nullif(sum(placing_seconds) over same_group, 0) as group_shared_deviation
    from shared
    window same_group as (partition by period_type, period, meeting_kind, role)
),

-- The middle 95 % of the places drawn from everybody's own deviation (parliament/ranks.py).
drawn as (
    select
        period_type,
        period,
        meeting_kind,
        role,
        list(person_id order by person_id) as person_ids,
        simulated_rank_ends(
            list(placing_seconds order by person_id),
            list(own_deviation_share order by person_id),
            list(shared_deviation_share order by person_id)
        ) as ends
    from compared
    where role <> 'chair'
    group by period_type, period, meeting_kind, role
),

rank_ends as (
    select
        drawn.period_type,
        drawn.period,
        drawn.meeting_kind,
        drawn.role,
        unnest(drawn.person_ids) as person_id,
        unnest(drawn.ends.rank_low) as rank_low,
        unnest(drawn.ends.rank_high) as rank_high
    from drawn
),

placed as (
    select
        person_id,
        period_type,
        period,
        meeting_kind,
        role,
        rank() over (partition by period_type, period, meeting_kind, role order by placing_seconds desc) as speaking_rank
    from compared
    where role <> 'chair'
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
    compared.told.est_seconds,
    compared.told.est_seconds_low,
    compared.told.est_seconds_high,
    compared.told.method,
    compared.rate_version,
    compared.timed_words,
    compared.timed_seconds,
    compared.timed_words / nullif(compared.words, 0) as timed_share,
    compared.own_deviation_share,
    compared.shared_deviation_share,
    compared.time_share,
    compared.time_share * exp(-compared.interval_deviations * sqrt(greatest(
        compared.own_deviation_share ^ 2 * (1 - 2 * compared.time_share) + compared.group_variance
        + (compared.shared_deviation_share - compared.group_shared_deviation) ^ 2, 0
    ))) as time_share_low,
    -- least() passes over nulls: a chair's share has no end either.
    if(compared.time_share is null, null, least(compared.time_share * exp(compared.interval_deviations * sqrt(greatest(
        compared.own_deviation_share ^ 2 * (1 - 2 * compared.time_share) + compared.group_variance
        + (compared.shared_deviation_share - compared.group_shared_deviation) ^ 2, 0
    ))), 1)) as time_share_high,
    placed.speaking_rank,
    rank_ends.rank_low,
    rank_ends.rank_high,
    compared.longest_speech_words,
    compared.longest_speech_id,
    compared.meeting_count,
    compared.days_in_office,
    compared.words / nullif(compared.days_in_office, 0) as words_per_day,
    compared.speeches / nullif(compared.days_in_office, 0) as speeches_per_day,
    compared.told.est_seconds / nullif(compared.days_in_office, 0) as est_seconds_per_day,
    compared.sitting_count,
    compared.words / compared.sitting_count as words_per_sitting
from compared
left join placed using (person_id, period_type, period, meeting_kind, role)
left join rank_ends using (person_id, period_type, period, meeting_kind, role)
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
comment on column core.speaking_time.timed_words is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.timed_seconds is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.timed_share is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.own_deviation_share is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.shared_deviation_share is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.time_share is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.time_share_low is 'As in mart.member_speaking_time.';
comment on column core.speaking_time.time_share_high is 'As in mart.member_speaking_time.';
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
comment on column core.speaking_time.sitting_count is
'Sittings of the kind held while the member held the seat: plenary ones, or those of the own committees and others where he or she '
'was (core.sitting_held). Null for other roles, when none was held, and when the ends of the seat are unknown.';
comment on column core.speaking_time.words_per_sitting is
'Words divided by sitting_count: the rate that days of recess do not lower.';
