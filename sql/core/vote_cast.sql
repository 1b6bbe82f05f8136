-- Grain: one member's vote in one vote.
-- No key: namesakes may vote, and a name may be printed twice
-- References: vote_id -> core.vote
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
create or replace table core.vote_cast as
with casts as (
    select * from raw.vote_cast
),

votes as (
    select * from core.vote
),

voters as (
    select * from core.named_person
    where name_use = 'voter'
)

select
    casts.vote_id,
    votes.meeting_id,
    casts.report_id,
    casts.voter_name,
    voters.person_id,
    voters.party_name,
    voters.party_family,
    casts.choice
from casts
inner join votes using (vote_id)
left join voters
    on casts.report_id = voters.report_id and casts.voter_name = voters.printed_name;

comment on table core.vote_cast is 'One row is one member''s vote in one vote. Only current reports.';
comment on column core.vote_cast.vote_id is 'The vote (core.vote).';
comment on column core.vote_cast.meeting_id is 'The meeting (core.meeting).';
comment on column core.vote_cast.report_id is 'The report (core.report).';
comment on column core.vote_cast.voter_name is 'Name as printed in the appendix.';
comment on column core.vote_cast.person_id is 'Who voted (core.person); null when unresolved.';
comment on column core.vote_cast.party_name is 'Party on the day.';
comment on column core.vote_cast.party_family is 'Code of that party.';
comment on column core.vote_cast.choice is 'yes, no or abstain.';
