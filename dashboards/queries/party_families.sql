-- Grain: a party family with the session years in which a page may show it, in the order in which families came up.
with seen as (
    select
        party_family,
        session_year
    from mart.member_speaking_time
    union
    select
        party_family,
        session_year
    from mart.party_speaking_time
    union
    select
        party_family,
        core.session_year_of(from_date) as session_year
    from core.membership
)

select
    party_family,
    list(session_year order by session_year) as session_years
from seen
where
    party_family is not null
    and session_year is not null
group by party_family
order by min(session_year), party_family
