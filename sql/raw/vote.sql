-- Grain: a vote, with its counts as printed.
-- Replaced with: report
-- Key: vote_id
-- References: report_id -> raw.report
-- References: agenda_item_id -> raw.agenda_item
create table if not exists raw.vote (
    vote_id varchar,
    report_id varchar,
    agenda_item_id varchar,
    vote_ordinal integer,
    vote_number integer,
    page integer,
    line integer,
    participant_count integer,
    yes_count integer,
    no_count integer,
    abstain_count integer,
    is_adopted boolean,
    result_text varchar,
    vote_matter varchar
);

comment on table raw.vote is 'One row is a vote, with its counts as printed.';
comment on column raw.vote.vote_id is 'Key: report_id, -v and the ordinal.';
comment on column raw.vote.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.vote.agenda_item_id is 'The item it was held under.';
comment on column raw.vote.vote_ordinal is 'Place in the report, from 1.';
comment on column raw.vote.vote_number is 'Number printed with the vote; null where none is.';
comment on column raw.vote.page is 'Page.';
comment on column raw.vote.line is 'Line in the text that was read.';
comment on column raw.vote.participant_count is 'Members who took part, as printed; null where left out.';
comment on column raw.vote.yes_count is 'Yes votes as printed.';
comment on column raw.vote.no_count is 'No votes as printed.';
comment on column raw.vote.abstain_count is 'Abstentions as printed.';
comment on column raw.vote.is_adopted is 'Whether the text voted on was adopted; null when the report does not say.';
comment on column raw.vote.result_text is 'The result as printed.';
comment on column raw.vote.vote_matter is 'Matters that the result is of, where one vote has two results; else null.';
