-- Grain: a seat or a term as minister of a person in a period.
-- No key: a seat of one person under two names of a party is two rows from one day when the register says so
-- References: person_id -> core.person
-- References: period_type, period -> core.period
create or replace table core.term_period as
with periods as (
    select * from core.period
),

terms as (
    select
        person_id,
        'member' as role,
        party_name,
        party_family,
        from_date,
        to_date,
        is_observed_only
    from core.membership
    union all
    select
        person_id,
        'minister' as role,
        null as party_name,
        null as party_family,
        from_date,
        to_date,
        false as is_observed_only
    from core.government_term
),

terms_in_periods as (
    select
        terms.person_id,
        terms.role,
        terms.party_name,
        terms.party_family,
        terms.is_observed_only,
        periods.period_type,
        periods.period,
        greatest(terms.from_date, periods.start_date) as from_date,
        least(coalesce(terms.to_date, periods.end_date), periods.end_date)::date as to_date
    from terms
    inner join periods
        on core.overlap(terms.from_date, terms.to_date, periods.start_date, periods.end_date)
),

-- Terms may overlap (two portfolios, a group renamed on one day): each counts only the days after those before it.
fresh_days as (
    select
        person_id,
        role,
        period_type,
        period,
        party_name,
        party_family,
        is_observed_only,
        from_date,
        greatest(
            from_date,
            coalesce(
                max(to_date) over (
                    partition by person_id, role, period_type, period
                    order by from_date, to_date rows between unbounded preceding and 1 preceding
                ),
                from_date
            )
        ) as fresh_from_date,
        to_date
    from terms_in_periods
)

select
    person_id,
    period_type,
    period,
    role,
    party_name,
    party_family,
    from_date,
    to_date,
    greatest(date_diff('day', fresh_from_date, to_date), 0)::integer as days_added,
    is_observed_only
from fresh_days;

comment on table core.term_period is
'One row is a seat (member) or a term as minister of a person in a period: what days in office are counted from.';
comment on column core.term_period.person_id is 'The person (core.person).';
comment on column core.term_period.period_type is 'session_year, legislature or month.';
comment on column core.term_period.period is 'Its name (core.period).';
comment on column core.term_period.role is 'member or minister.';
comment on column core.term_period.party_name is 'Party of the seat; null for a minister.';
comment on column core.term_period.party_family is 'Code of that party.';
comment on column core.term_period.from_date is 'First day of it within the period.';
comment on column core.term_period.to_date is
'Day after its last day within the period, which ends for now with the newest meeting.';
comment on column core.term_period.days_added is
'Its days that none of the terms before it has: of two terms that overlap each day counts once.';
comment on column core.term_period.is_observed_only is 'True when known only from a list of one day, its real ends unknown.';
