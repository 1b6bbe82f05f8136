-- Grain: a party in a vote of one session year, with how much of one mind it was (mart.party_vote).
select
    vote_id,
    party_family,
    party_name,
    yes_count,
    no_count,
    abstain_count,
    excused_count,
    absent_count,
    majority_choice,
    rice_index,
    agreement_index
from mart.party_vote
where session_year = $session_year
order by party_name, party_family, vote_id
