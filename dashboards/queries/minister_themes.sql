-- Grain: a minister and a theme, over all session years.
select
    person_id,
    theme_name,
    sum(addressed_count)::bigint as addressed_count
from mart.minister_theme
group by person_id, theme_name
order by person_id, addressed_count desc, theme_name
