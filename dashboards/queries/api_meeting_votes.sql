-- Grain: a vote of one meeting, in the order of the report.
select
    vote_id,
    agenda_item_id,
    vote_number,
    yes_count,
    no_count,
    abstain_count,
    is_adopted,
    result_text,
    page
from core.vote
where meeting_id = $meeting_id
order by vote_ordinal
