-- Grain: a question as the service describes it.
-- Replaced with: question
-- Key: vi_id
create table if not exists raw.listed_question (
    vi_id bigint,
    question_number integer,
    session_year varchar,
    question_type varchar,
    title varchar,
    subject varchar,
    status_name varchar,
    theme_names varchar[],
    committee_name varchar,
    submitted_date date,
    treated_date date,
    jln_ids bigint[],
    verg_ids bigint[],
    source_url varchar,
    last_seen_at timestamp with time zone
);

comment on table raw.listed_question is 'One row is a question as the service describes it.';
comment on column raw.listed_question.vi_id is 'Key: the service''s id of the question.';
comment on column raw.listed_question.question_number is 'Number within its type and session year.';
comment on column raw.listed_question.session_year is 'Session year of the number.';
comment on column raw.listed_question.question_type is 'Type of question, lower case.';
comment on column raw.listed_question.title is 'Title.';
comment on column raw.listed_question.subject is 'Subject.';
comment on column raw.listed_question.status_name is
'Status as the service gives it (ingetrokken, omgevormd tot actualiteitsdebat and so on).';
comment on column raw.listed_question.theme_names is 'Themes that the service gives.';
comment on column raw.listed_question.committee_name is 'Committee it was put in.';
comment on column raw.listed_question.submitted_date is 'Day of submission.';
comment on column raw.listed_question.treated_date is 'Day of treatment.';
comment on column raw.listed_question.jln_ids is 'Ids of its journal lines.';
comment on column raw.listed_question.verg_ids is 'Ids of its meetings.';
comment on column raw.listed_question.source_url is 'Address at which the service was asked.';
comment on column raw.listed_question.last_seen_at is 'When it was last seen.';
