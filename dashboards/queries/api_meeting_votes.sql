-- Grain: a vote of one session year, meeting by meeting in the order of the report.
with meetings as (
    select meeting_id from core.meeting
    where session_year is not distinct from $session_year
)

select
    meeting_id,
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
semi join meetings using (meeting_id)
order by meeting_id, vote_ordinal
