-- Grain: a person in a session year in which he or she held a seat or a term as minister.
create or replace table core.person_session_year as
with session_years as (
    select * from core.session_year
),

-- Every day of office in a session year, once, however many groups or terms it was held in.
periods as (
    select
        person_id,
        'member' as role,
        from_date,
        to_date,
        is_observed_only
    from core.membership
    union all
    select
        person_id,
        'minister' as role,
        from_date,
        to_date,
        false as is_observed_only
    from core.government_term
),

held_periods as (
    select
        periods.person_id,
        periods.role,
        periods.is_observed_only,
        session_years.session_year,
        greatest(periods.from_date, session_years.start_date) as from_date,
        least(coalesce(periods.to_date, session_years.end_date), session_years.end_date)::date as to_date
    from periods
    inner join session_years
        on
            periods.from_date < session_years.end_date
            and (periods.to_date is null or periods.to_date > session_years.start_date)
),

-- Periods may overlap (two portfolios, a group renamed on one day): each counts only the days after those before it.
fresh_days as (
    select
        person_id,
        role,
        session_year,
        is_observed_only,
        greatest(
            from_date,
            coalesce(
                max(to_date) over (
                    partition by person_id, role, session_year
                    order by from_date, to_date rows between unbounded preceding and 1 preceding
                ),
                from_date
            )
        ) as from_date,
        to_date
    from held_periods
)

select
    person_id,
    session_year,
    role,
    case
        when not bool_or(is_observed_only) then sum(greatest(date_diff('day', from_date, to_date), 0))
    end::integer as days_in_office,
    bool_or(is_observed_only) as is_observed_only
from fresh_days
group by person_id, session_year, role;

comment on table core.person_session_year is
'One row is a person in a session year in which he or she held a seat (member) or a term as minister.';
comment on column core.person_session_year.person_id is 'The person (core.person).';
comment on column core.person_session_year.session_year is 'Session year.';
comment on column core.person_session_year.role is 'member or minister.';
comment on column core.person_session_year.days_in_office is
'Days of the session year on which the office was held, up to the newest meeting; null when a period is known only from a list of one '
'day, so that its real ends are unknown.';
comment on column core.person_session_year.is_observed_only is 'True when a period is known only from a list of one day.';
