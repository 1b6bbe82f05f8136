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
            sum(estimated_seconds) as estimated_seconds,
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
            rates.rate_version,
            rates.interval_deviations,
            core.told_seconds(
                summed.role, summed.words, rates.least_words, summed.timed_words, summed.timed_seconds, summed.estimated_seconds
            ) as est_seconds
        from summed
        cross join raw.speaking_rate as rates
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
        deviating.meeting_kind,
        deviating.role,
        deviating.speeches,
        deviating.words,
        deviating.words / nullif(sum(deviating.words) over (partition by deviating.meeting_kind, deviating.role), 0) as word_share,
        deviating.est_seconds,
        deviating.est_seconds * exp(-deviating.interval_deviations * deviating.deviation_share) as est_seconds_low,
        deviating.est_seconds * exp(deviating.interval_deviations * deviating.deviation_share) as est_seconds_high
    from deviating
    left join core.person as persons using (person_id)
    order by deviating.est_seconds desc nulls last, deviating.words desc;

comment on macro table mart.speaking_time_between is -- noqa: PRS
'Speaking time of everybody who spoke between two days, both included: from mart.speaking_time_between(date ''2020-01-01'', date '
'''2020-03-31'').';
