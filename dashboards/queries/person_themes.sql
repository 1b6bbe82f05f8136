-- Grain: a questioner and a theme, over all session years.
select
    person_id,
    theme_name,
    sum(asked_count)::bigint as asked_count
from mart.questioner_theme
group by person_id, theme_name
order by person_id, asked_count desc, theme_name
