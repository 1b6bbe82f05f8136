-- Speaking time of everybody between two days, both included.
create or replace macro mart.speaking_time_between(first_day, last_day) as table
    with speakers as (
        select * from core.speaker_meeting
        where person_id is not null and meeting_date between first_day and last_day
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

    estimated as (
        select
            summed.*,
            core.told_time(
                summed.role,
                summed.words,
                summed.timed_words,
                summed.timed_seconds,
                summed.estimated_seconds,
                summed.seconds_variance,
                summed.speaker_deviation_share,
                summed.role_deviation_share,
                summed.common_deviation_share,
                rates.least_words,
                rates.interval_deviations
            ) as told
        from summed
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
    order by estimated.told.est_seconds desc nulls last, estimated.words desc;

comment on macro table mart.speaking_time_between is -- noqa: PRS
'Speaking time of everybody who spoke between two days, both included: from mart.speaking_time_between(date ''2020-01-01'', date '
'''2020-03-31'').';
