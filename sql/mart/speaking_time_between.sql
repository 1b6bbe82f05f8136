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
            sum(est_seconds) as est_seconds
        from speakers
        group by person_id, meeting_kind, role
    ),

    estimated as (
        select
            summed.*,
            rates.interval_deviations * core.total_deviation(
                summed.speeches, rates.speaker_deviation_share, rates.speech_deviation_share, rates.common_rate_deviation_share
            ) as margin
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
        estimated.est_seconds,
        estimated.est_seconds * (1 - estimated.margin) as est_seconds_low,
        estimated.est_seconds * (1 + estimated.margin) as est_seconds_high
    from estimated
    left join core.person as persons using (person_id)
    order by estimated.est_seconds desc;

comment on macro table mart.speaking_time_between is -- noqa: PRS
'Speaking time of everybody who spoke between two days, both included: from mart.speaking_time_between(date ''2020-01-01'', date '
'''2020-03-31'').';
