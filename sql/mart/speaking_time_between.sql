-- Speaking time of everybody between two days, both included.
create or replace macro mart.speaking_time_between(first_day, last_day) as table
    with speakers as (
        select * from core.speaker_meeting
        where person_id is not null and meeting_date between first_day and last_day
    ),

    kinds as (
        select distinct meeting_kind
        from speakers
    ),

    summed as (
        select
            person_id,
            meeting_kind,
            role,
            sum(speeches)::bigint as speeches,
            sum(words)::bigint as words,
            sum(timed_words)::bigint as timed_words,
            sum(timed_seconds) as timed_seconds,
            core.estimated_seconds(role, sum(words - timed_words), max(words_per_minute)) as estimated_seconds,
            sum(seconds_variance) as seconds_variance,
            max(speaker_deviation_share) as speaker_deviation_share,
            max(role_deviation_share) as role_deviation_share,
            max(common_deviation_share) as common_deviation_share
        from speakers
        group by person_id, meeting_kind, role
    ),

    -- Members who held a seat between the days but said nothing are rows with zeros, for each kind of meeting with speeches.
    silent as (
        select distinct
            memberships.person_id,
            kinds.meeting_kind,
            'member' as role
        from core.membership as memberships
        cross join kinds
        anti join summed
            on
                memberships.person_id = summed.person_id
                and kinds.meeting_kind = summed.meeting_kind
                and summed.role = 'member'
        where core.overlap(memberships.from_date, memberships.to_date, first_day::date, last_day::date + 1)
    ),

    everyone as (
        select * from summed
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
            0.0 as common_deviation_share
        from silent
    ),

    estimated as (
        select
            everyone.*,
            core.told_time(
                everyone.role,
                everyone.words,
                everyone.timed_words,
                everyone.timed_seconds,
                everyone.estimated_seconds,
                everyone.seconds_variance,
                everyone.speaker_deviation_share,
                everyone.role_deviation_share,
                everyone.common_deviation_share,
                rates.least_words,
                rates.interval_deviations
            ) as told
        from everyone
        cross join raw.speaking_rate as rates
    )

    select
        estimated.person_id,
        persons.full_name,
        estimated.meeting_kind,
        estimated.role,
        estimated.speeches,
        estimated.words,
        estimated.words / nullif(sum(estimated.words) over (partition by estimated.meeting_kind, estimated.role), 0) as word_share,
        estimated.told.est_seconds,
        estimated.told.est_seconds_low,
        estimated.told.est_seconds_high
    from estimated
    left join core.person as persons using (person_id)
    order by
        estimated.told.est_seconds desc nulls last,
        estimated.words desc,
        estimated.person_id asc,
        estimated.meeting_kind asc,
        estimated.role asc;

comment on macro table mart.speaking_time_between is -- noqa: PRS
'Speaking time of everybody who spoke or held a seat between two days, both included, with zeros for the silent: from mart.speaking_time_between(date ''2020-01-01'', date '
'''2020-03-31'').';
