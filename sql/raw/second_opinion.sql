-- Grain: a report and a thing that a second reader counts in its raw lines.
-- Replaced with: report
-- Key: report_id, what
-- References: report_id -> raw.report
create table if not exists raw.second_opinion (
    report_id varchar,
    what varchar,
    counted integer,
    parsed integer
);

comment on table raw.second_opinion is
'One row is a thing that a second reader, which shares no code with the parser, counts in the raw lines of a report.';
comment on column raw.second_opinion.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.second_opinion.what is 'What is counted: labels, numbers, chair lines, votes, directions.';
comment on column raw.second_opinion.counted is 'How many the second reader is sure of.';
comment on column raw.second_opinion.parsed is
'How many the parser has; of things of which the second reader knows not every form this may be more.';
