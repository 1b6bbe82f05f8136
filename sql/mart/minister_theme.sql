-- Grain: a minister and a theme in a session year.
-- keys: person_id, theme_name, session_year
-- evidence: put_question_theme
-- slices: meeting_kind, question_type
-- figures: addressed_count
create or replace table mart.minister_theme as
with ministers as (
    select * from core.question_minister
    where is_addressed and person_id is not null
),

themed as (
    select
        question_id,
        meeting_id,
        unnest(theme_names) as theme_name
    from core.question
),

meetings as (
    select * from core.meeting
)

select
    ministers.person_id,
    persons.full_name,
    themed.theme_name,
    meetings.session_year,
    count(*) as addressed_count
from ministers
inner join themed using (question_id)
inner join meetings on themed.meeting_id = meetings.meeting_id
left join core.person as persons on ministers.person_id = persons.person_id
group by all;

comment on table mart.minister_theme is
'One row is a minister and a theme in a session year: how many questions on it were put to him or her. A question with two themes is in '
'a row for each.';
comment on column mart.minister_theme.person_id is 'The minister (core.person).';
comment on column mart.minister_theme.full_name is 'First name and last name.';
comment on column mart.minister_theme.theme_name is 'Theme that the service gives the questions.';
comment on column mart.minister_theme.session_year is 'Session year in which the questions were treated.';
comment on column mart.minister_theme.addressed_count is 'Questions put to the minister, by their headings.';
