-- Grain: a minister to whom a question is put, as the heading prints it.
-- Replaced with: report
-- Key: question_id, addressee_ordinal
-- References: report_id -> raw.report
-- References: question_id -> raw.question
create table if not exists raw.question_addressee (
    question_id varchar,
    report_id varchar,
    addressee_ordinal integer,
    addressee_name varchar,
    portfolio varchar
);

comment on table raw.question_addressee is 'One row is a minister to whom a question is put, as the heading prints it.';
comment on column raw.question_addressee.question_id is 'The question (raw.question).';
comment on column raw.question_addressee.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.question_addressee.addressee_ordinal is 'Place among the addressees of the question, from 1.';
comment on column raw.question_addressee.addressee_name is 'Name of the minister as printed.';
comment on column raw.question_addressee.portfolio is 'Title and portfolio as printed.';
