-- Grain: one member's vote in a vote of the reports given.
select
    vote_id,
    person_id,
    voter_name,
    party_family,
    choice
from core.vote_cast
where list_contains(cast($report_ids as varchar[]), report_id)
order by vote_id, voter_name
