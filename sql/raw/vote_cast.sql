-- Grain: one member's vote in one vote.
-- Replaced with: report
-- No key: namesakes may vote, and a name may be printed twice
-- References: report_id -> raw.report
-- References: vote_id -> raw.vote
create table if not exists raw.vote_cast (
    vote_id varchar,
    report_id varchar,
    voter_name varchar,
    choice varchar
);

comment on table raw.vote_cast is 'One row is one member''s vote in one vote.';
comment on column raw.vote_cast.vote_id is 'The vote (raw.vote).';
comment on column raw.vote_cast.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.vote_cast.voter_name is 'Name of the member as printed in the appendix.';
comment on column raw.vote_cast.choice is 'yes, no or abstain.';
