-- Grain: a questioner, the party on the day, and a theme in a session year.
-- keys: person_id, party_family, theme_name, session_year
-- evidence: question_theme
-- where: person_id is not null
-- slices: meeting_kind, question_type
-- figure: asked_count = count(*)
create or replace table mart.questioner_theme as
with themed as (
    select
        meetings.session_year,
        questions.questioner_person_id as person_id,
        questions.questioner_party_family as party_family,
        unnest(questions.theme_names) as theme_name
    from core.question as questions
    inner join core.meeting as meetings using (meeting_id)
    where questions.questioner_person_id is not null
)

select
    themed.person_id,
    persons.full_name,
    themed.party_family,
    themed.theme_name,
    themed.session_year,
    count(*) as asked_count
from themed
left join core.person as persons using (person_id)
group by all;

comment on table mart.questioner_theme is
'One row is a questioner, the party on the day, and a theme in a session year: how many questions. A question with two themes is in a '
'row for each.';
comment on column mart.questioner_theme.person_id is 'Who asked (core.person).';
comment on column mart.questioner_theme.full_name is 'First name and last name.';
comment on column mart.questioner_theme.party_family is 'Code of the party of the questioner on the day; null when none is known.';
comment on column mart.questioner_theme.theme_name is 'Theme that the service gives the questions.';
comment on column mart.questioner_theme.session_year is 'Session year in which the questions were treated.';
comment on column mart.questioner_theme.asked_count is 'Questions put and treated, by their headings.';
