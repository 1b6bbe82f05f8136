-- nl: Over welke themas gaan de vragen?
-- en: What are the questions about, by theme?
select
    session_year,
    theme_name,
    sum(asked_count) as asked_count,
    max(median_days_to_treatment) as median_days_to_treatment
from mart.theme_question
group by session_year, theme_name
order by session_year desc, asked_count desc, theme_name asc
limit 50;
