-- Grain: a question that the service lists as withdrawn or converted, and a person named on it.
-- No key: a question is a row for each person named on it
create or replace table core.ended_question as
with ended as (
    select
        *,
        coalesce(submitted_date, last_seen_at::date) as party_date
    from raw.listed_question
    where status_name = 'ingetrokken' or status_name like 'omgevormd%'
),

named as (
    select distinct
        vi_id,
        person_id,
        if(capacity_name = 'Bevoegde minister', 'addressee', 'questioner') as part_type
    from raw.listed_question_contact
    where capacity_name in ('Vraagsteller', 'Interpellant', 'Bevoegde minister') and person_id is not null
),

placed as (
    select
        ended.*,
        named.person_id,
        named.part_type
    from ended
    left join named using (vi_id)
),

seats as (
    select
        placed.vi_id,
        placed.person_id,
        memberships.party_name,
        memberships.party_family
    from placed
    asof inner join core.membership as memberships
        on placed.person_id = memberships.person_id and placed.party_date >= memberships.from_date
    where placed.part_type = 'questioner' and core.covers(memberships.from_date, memberships.to_date, placed.party_date)
)

select
    placed.vi_id,
    placed.person_id,
    placed.part_type,
    seats.party_name,
    seats.party_family,
    placed.session_year,
    placed.question_type,
    placed.question_number,
    placed.subject,
    placed.status_name,
    placed.status_name = 'ingetrokken' as is_withdrawn,
    placed.status_name <> 'ingetrokken' as is_converted,
    placed.theme_names,
    placed.committee_name,
    placed.submitted_date,
    placed.source_url
from placed
left join seats using (vi_id, person_id);

comment on table core.ended_question is
'One row is a question that the service lists as withdrawn or converted into a debate, and a person named on it; a question on which '
'nobody is named is one row. They never came to treatment and are in no report: core.question does not have them.';
comment on column core.ended_question.vi_id is 'The service''s id of the question (raw.listed_question).';
comment on column core.ended_question.person_id is 'The person (core.person); null when the service names none.';
comment on column core.ended_question.part_type is 'questioner (who wanted to ask it) or addressee (the minister it was put to).';
comment on column core.ended_question.party_name is 'Party of the questioner on the day of submission.';
comment on column core.ended_question.party_family is 'Code of that party.';
comment on column core.ended_question.session_year is 'Session year of the number.';
comment on column core.ended_question.question_type is 'Type of question, in the parliament''s own words (docs/naming.md).';
comment on column core.ended_question.question_number is 'Number within its type and session year.';
comment on column core.ended_question.subject is 'Subject, as the service gives it.';
comment on column core.ended_question.status_name is 'Status as the service gives it.';
comment on column core.ended_question.is_withdrawn is 'True when it was withdrawn (ingetrokken).';
comment on column core.ended_question.is_converted is
'True when it was turned into something else (omgevormd tot actualiteitsdebat and so on).';
comment on column core.ended_question.theme_names is 'Themes that the service gives.';
comment on column core.ended_question.committee_name is 'Committee it was put in.';
comment on column core.ended_question.submitted_date is 'Day of submission.';
comment on column core.ended_question.source_url is 'Address at which the service was asked.';
