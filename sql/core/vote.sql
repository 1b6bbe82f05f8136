-- Grain: a vote.
-- Key: vote_id
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
-- References: agenda_item_id -> core.agenda_item
create or replace table core.vote as
with votes as (
    select * from raw.vote
),

reports as (
    select * from core.report
    where is_current
)

select
    votes.vote_id,
    reports.meeting_id,
    votes.report_id,
    votes.agenda_item_id,
    votes.vote_ordinal,
    votes.vote_number,
    votes.page,
    votes.line,
    votes.participant_count,
    votes.yes_count,
    votes.no_count,
    votes.abstain_count,
    votes.is_adopted,
    votes.result_text,
    votes.vote_matter
from votes
inner join reports using (report_id);

comment on table core.vote is 'One row is a vote, with its counts as printed. Only current reports.';
comment on column core.vote.vote_id is 'Key: report_id, -v and the ordinal.';
comment on column core.vote.meeting_id is 'The meeting (core.meeting).';
comment on column core.vote.report_id is 'The report (core.report).';
comment on column core.vote.agenda_item_id is 'The item it was held under.';
comment on column core.vote.vote_ordinal is 'Place in the report, from 1.';
comment on column core.vote.vote_number is 'Number printed with the vote.';
comment on column core.vote.page is 'Page.';
comment on column core.vote.line is 'Line in the text that was read.';
comment on column core.vote.participant_count is 'Members who took part, as printed; null where left out.';
comment on column core.vote.yes_count is 'Yes votes, as printed.';
comment on column core.vote.no_count is 'No votes, as printed.';
comment on column core.vote.abstain_count is 'Abstentions, as printed.';
comment on column core.vote.is_adopted is 'Whether the text voted on was adopted; null when the report does not say.';
comment on column core.vote.result_text is 'The result as printed.';
comment on column core.vote.vote_matter is 'Matters that the result is of (community, region), where one vote has two results; else null.';
