-- nl: Welke fracties stemmen als een blok?
-- en: Which parties vote as one?
select
    session_year,
    party_family,
    party_name,
    vote_count,
    round(mean_rice_index, 3) as mean_rice_index,
    round(mean_agreement_index, 3) as mean_agreement_index,
    round(100 * absent_share, 1) as absent_pct
from mart.party_cohesion
order by session_year desc, mean_agreement_index asc, party_family asc;
