-- nl: De namen bij een stemming zijn er zoveel als haar tellingen zeggen.
-- en: A vote lists as many names as its counts say.
-- severity: warning
-- family: plausibility
-- table: core.vote
-- report_column: report_id
with casts as (
    select
        vote_id,
        count(*) filter (where choice = 'yes') as yes_name_count,
        count(*) filter (where choice = 'no') as no_name_count,
        count(*) filter (where choice = 'abstain') as abstain_name_count
    from core.vote_cast
    group by vote_id
)

select
    votes.report_id,
    votes.vote_id,
    votes.yes_count,
    casts.yes_name_count,
    votes.no_count,
    casts.no_name_count,
    votes.abstain_count,
    casts.abstain_name_count
from core.vote as votes
inner join casts using (vote_id)
where
    coalesce(votes.yes_count, 0) <> casts.yes_name_count
    or coalesce(votes.no_count, 0) <> casts.no_name_count
    or coalesce(votes.abstain_count, 0) <> casts.abstain_name_count
