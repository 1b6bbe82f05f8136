-- nl: Waarover gaan de vragen, maand na maand?
-- en: What are the questions about, month by month?
with themed as (
    select
        strftime(meetings.month_date, '%Y-%m') as month,
        questions.question_id,
        unnest(questions.theme_names) as theme_name
    from core.question as questions
    inner join core.meeting as meetings using (meeting_id)
)

select
    month,
    theme_name,
    count(*) as question_count
from themed
group by month, theme_name
order by month desc, question_count desc, theme_name asc;
