-- Grain: one member's vote in a vote of the reports given.
select
    vote_id,
    person_id,
    voter_name,
    party_family,
    choice
from core.vote_cast
where report_id in (select unnest(cast($report_ids as varchar[])))
order by vote_id, voter_name
