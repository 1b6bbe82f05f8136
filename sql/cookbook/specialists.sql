-- nl: Welke leden houden het bij één thema, en welke vragen over alles?
-- en: Which members keep to one theme, and which ask about everything?
with themed as (
    select
        questioner_person_id as person_id,
        question_id,
        unnest(theme_names) as theme_name
    from core.question
    where questioner_person_id is not null
),

counted as (
    select
        person_id,
        theme_name,
        count(*) as question_count
    from themed
    group by person_id, theme_name
)

-- The sum of squared shares (Herfindahl): 1 is one theme, 1/n is n themes alike.
select
    counted.person_id,
    any_value(persons.full_name) as full_name,
    sum(counted.question_count)::bigint as themed_count,
    count(*) as theme_count,
    arg_max(counted.theme_name, (counted.question_count, counted.theme_name)) as main_theme,
    round(sum(counted.question_count ^ 2) / sum(counted.question_count) ^ 2, 3) as concentration
from counted
inner join core.person as persons using (person_id)
group by counted.person_id
order by concentration desc, themed_count desc, counted.person_id asc
limit 50;
