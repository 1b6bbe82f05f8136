-- Speaking time of everybody between two days, both included.
create or replace macro mart.speaking_time_between(first_day, last_day) as table
    with speakers as (
        select * from core.speaker_meeting
        where person_id is not null and meeting_date between first_day and last_day
    ),

    rates as (
        select * from raw.speaking_rate
    ),

    kinds as (
        select distinct meeting_kind
        from speakers
    ),

    spoken as (
        select
            person_id,
            meeting_kind,
            role,
            core.summed_time(role, speakers) as summed
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
        anti join spoken
            on
                memberships.person_id = spoken.person_id
                and kinds.meeting_kind = spoken.meeting_kind
                and spoken.role = 'member'
        where core.overlap(memberships.from_date, memberships.to_date, first_day::date, last_day::date + 1)
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
            core.told_time(everyone.role, everyone.summed, rates) as told
        from everyone
        cross join rates
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
