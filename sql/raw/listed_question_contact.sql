-- Grain: a person named on a question by the service.
-- Replaced with: question
-- No key: the service may name somebody twice on a question
-- References: vi_id -> raw.listed_question
create table if not exists raw.listed_question_contact (
    vi_id bigint,
    capacity_name varchar,
    person_id varchar,
    first_name varchar,
    last_name varchar,
    party_name varchar
);

comment on table raw.listed_question_contact is 'One row is a person named on a question by the service.';
comment on column raw.listed_question_contact.vi_id is 'The question (raw.listed_question).';
comment on column raw.listed_question_contact.capacity_name is
'Capacity as the service gives it (Vraagsteller, Bevoegde minister and so on).';
comment on column raw.listed_question_contact.person_id is 'Person, when the service gives an id.';
comment on column raw.listed_question_contact.first_name is 'First name.';
comment on column raw.listed_question_contact.last_name is 'Last name.';
comment on column raw.listed_question_contact.party_name is 'Party as the service gives it.';
