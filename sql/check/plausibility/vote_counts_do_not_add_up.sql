-- nl: Ja, neen en onthouding zijn samen de deelnemers aan een stemming.
-- en: Yes, no and abstentions add up to the participants of a vote.
-- severity: warning
-- family: plausibility
-- table: core.vote
-- report_column: report_id
select
    report_id,
    vote_id,
    participant_count,
    yes_count,
    no_count,
    abstain_count
from core.vote
where
    participant_count is not null
    and coalesce(yes_count, 0) + coalesce(no_count, 0) + coalesce(abstain_count, 0) not in (0, participant_count)
