-- nl: Over welke thema's gaan de vragen?
-- en: What are the questions about, by theme?
with themed as (
    select
        meetings.session_year,
        questions.days_to_treatment,
        unnest(questions.theme_names) as theme_name
    from core.question as questions
    inner join core.meeting as meetings using (meeting_id)
)

select
    session_year,
    theme_name,
    count(*) as asked_count,
    count(days_to_treatment) as dated_count,
    median(days_to_treatment) as median_days_to_treatment
from themed
group by session_year, theme_name
order by session_year desc, asked_count desc, theme_name asc
limit 50;
