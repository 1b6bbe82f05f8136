-- Grain: a person in a period in which he or she held a seat or a term as minister.
create or replace table core.person_period as
with periods as (
    select * from core.period
),

-- Every day of office once, however many groups or terms it was held in.
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
        on terms.from_date < periods.end_date and (terms.to_date is null or terms.to_date > periods.start_date)
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
    case
        when not bool_or(is_observed_only) then sum(greatest(date_diff('day', fresh_from_date, to_date), 0))
    end::integer as days_in_office,
    bool_or(is_observed_only) as is_observed_only,
    arg_max(party_name, from_date) as last_party_name,
    arg_max(party_family, from_date) as last_party_family
from fresh_days
group by person_id, period_type, period, role;

comment on table core.person_period is 'One row is a person in a period in which he or she held a seat (member) or a term as minister.';
comment on column core.person_period.person_id is 'The person (core.person).';
comment on column core.person_period.period_type is 'session_year, legislature or month.';
comment on column core.person_period.period is 'Its name (core.period).';
comment on column core.person_period.role is 'member or minister.';
comment on column core.person_period.days_in_office is
'Days of the period, up to the newest meeting, on which the office was held; null when a term is known only from a list of one day, '
'so that its real ends are unknown.';
comment on column core.person_period.is_observed_only is 'True when a term is known only from a list of one day.';
comment on column core.person_period.last_party_name is 'Last party of the person in the period; null for a minister.';
comment on column core.person_period.last_party_family is 'Code of that party.';
