-- Grain: a party in a session year with votes of which the report lists who voted how.
select
    party_family,
    party_name,
    session_year,
    vote_count,
    cast_count,
    absent_count,
    absent_share,
    mean_rice_index,
    mean_agreement_index
from mart.party_cohesion
order by session_year desc, party_name
