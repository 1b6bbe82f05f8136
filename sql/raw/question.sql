-- Grain: a question put on an item: one heading.
-- Replaced with: report
-- Key: question_id
-- References: report_id -> raw.report
-- References: agenda_item_id -> raw.agenda_item
create table if not exists raw.question (
    question_id varchar,
    report_id varchar,
    agenda_item_id varchar,
    question_ordinal integer,
    question_type varchar,
    question_number integer,
    session_year varchar,
    questioner_name varchar,
    answered_by_name varchar,
    subject varchar,
    page integer,
    line integer
);

comment on table raw.question is 'One row is a question put on an item: one heading.';
comment on column raw.question.question_id is 'Key: report_id, -q and the question''s ordinal.';
comment on column raw.question.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.question.agenda_item_id is 'The item it was treated under (raw.agenda_item).';
comment on column raw.question.question_ordinal is 'Place of the question in the report, from 1.';
comment on column raw.question.question_type is 'Type of question, in the parliament''s own words (docs/naming.md).';
comment on column raw.question.question_number is 'Number printed with the heading; null where the report prints none (actuele vragen).';
comment on column raw.question.session_year is 'Session year printed with the number; null where none is printed.';
comment on column raw.question.questioner_name is 'Who asks, as the heading prints it.';
comment on column raw.question.answered_by_name is 'Minister named in the heading as answering in the addressee''s place; usually null.';
comment on column raw.question.subject is 'Subject, the text after over.';
comment on column raw.question.page is 'Page of the heading.';
comment on column raw.question.line is 'Line of the heading in the text that was read.';
