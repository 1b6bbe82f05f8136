-- Grain: a vote of the reports given, in the order of the report.
select
    report_id,
    vote_id,
    agenda_item_id,
    vote_number,
    yes_count,
    no_count,
    abstain_count,
    is_adopted,
    result_text,
    vote_matter,
    line
from core.vote
where list_contains(cast($report_ids as varchar[]), report_id)
order by report_id, vote_ordinal
