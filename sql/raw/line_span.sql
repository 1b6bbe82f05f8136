-- Grain: a run of consecutive non-blank lines of one kind.
-- Replaced with: report
-- Key: report_id, span_ordinal
-- References: report_id -> raw.report
-- References: speech_id -> raw.speech
create table if not exists raw.line_span (
    report_id varchar,
    span_ordinal integer,
    element_kind varchar,
    first_line integer,
    last_line integer,
    line_count integer,
    words integer,
    speech_id varchar
);

comment on table raw.line_span is 'One row is a run of consecutive non-blank lines of one kind.';
comment on column raw.line_span.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.line_span.span_ordinal is 'Place in the report, from 1.';
comment on column raw.line_span.element_kind is 'What the lines are: cover, contents, heading, speech and so on.';
comment on column raw.line_span.first_line is 'First line.';
comment on column raw.line_span.last_line is 'Last line.';
comment on column raw.line_span.line_count is 'Non-blank lines in the run.';
comment on column raw.line_span.words is 'Words in the run after joins within it.';
comment on column raw.line_span.speech_id is 'The speech the lines belong to, where they do.';
