-- Grain: a difference between the parser and the second reader of a report.
-- Replaced with: report
-- Key: report_id, difference_ordinal
-- References: report_id -> raw.report
create table if not exists raw.second_opinion_difference (
    report_id varchar,
    difference_ordinal integer,
    difference_kind varchar,
    is_critical boolean,
    page integer,
    line integer,
    words integer,
    counted varchar,
    parsed varchar,
    line_text varchar
);

comment on table raw.second_opinion_difference is
'One row is a point on which the parser and the second reader of a report differ, with the line at hand.';
comment on column raw.second_opinion_difference.report_id is
'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.second_opinion_difference.difference_ordinal is
'Counts the differences of the report in the order of their lines, from 1.';
comment on column raw.second_opinion_difference.difference_kind is 'What they differ on, such as label not read or turn words differ.';
comment on column raw.second_opinion_difference.is_critical is
'True when words of a speaker, a question or a vote depend on it; false when one line is doubted and nothing changes hands.';
comment on column raw.second_opinion_difference.page is 'Page of the line; null where the difference is of the whole report.';
comment on column raw.second_opinion_difference.line is 'The line of the file; null where the difference is of the whole report.';
comment on column raw.second_opinion_difference.words is 'Words that depend on it.';
comment on column raw.second_opinion_difference.counted is 'What the second reader sees.';
comment on column raw.second_opinion_difference.parsed is 'What the parser made of it.';
comment on column raw.second_opinion_difference.line_text is 'The line as it stands in the file, its first 300 characters.';
