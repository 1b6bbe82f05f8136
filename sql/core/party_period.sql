-- Grain: a party, or one independent member, in a period in which it held seats.
-- No key: each member without a group is a row beside the parties, which have no person
create or replace table core.party_period as
with terms as (
    select * from core.term_period
    where role = 'member'
),

periods as (
    select
        period_type,
        period,
        date_diff('day', start_date, end_date) as day_count
    from core.period
),

-- Independents are not a party: each stands alone.
seats as (
    select
        terms.party_family,
        if(terms.party_family = 'onafhankelijk', terms.person_id, null) as independent_person_id,
        terms.period_type,
        terms.period,
        arg_max(terms.party_name, terms.from_date) as party_name,
        count(distinct terms.person_id) as member_count,
        case when not bool_or(terms.is_observed_only) then sum(terms.days_added) end::bigint as seat_days,
        any_value(periods.day_count) as day_count
    from terms
    inner join periods using (period_type, period)
    group by terms.party_family, independent_person_id, terms.period_type, terms.period
)

select
    party_family,
    independent_person_id,
    period_type,
    period,
    party_name,
    member_count,
    seat_days,
    seat_days / day_count as mean_seats,
    -- A seat whose days are not known leaves every share of its period unknown.
    case
        when bool_and(seat_days is not null) over (partition by period_type, period)
            then seat_days / sum(seat_days) over (partition by period_type, period)
    end as seat_share
from seats;

comment on table core.party_period is
'One row is a party, or one member without a group, in a session year, legislature or month in which it held seats: how many.';
comment on column core.party_period.party_family is 'Code of the party, stable over renames.';
comment on column core.party_period.independent_person_id is
'The member, when the row is of one member without a group; null for a party.';
comment on column core.party_period.period_type is 'session_year, legislature or month.';
comment on column core.party_period.period is 'Its name (core.period).';
comment on column core.party_period.party_name is 'Its last name in the period.';
comment on column core.party_period.member_count is
'Persons who held a seat for it at any time of the period: who replaces somebody counts beside him or her.';
comment on column core.party_period.seat_days is
'Days of the period, up to the newest meeting, on which each of its seats was held, added up; null when the real ends of one are '
'unknown.';
comment on column core.party_period.mean_seats is 'Seats on an average day: seat_days divided by the days of the period.';
comment on column core.party_period.seat_share is
'seat_days divided by those of all parties and members without a group; null when those of one are unknown.';
