-- Grain: a theme in a session year and type of question.
select
    theme_name,
    session_year,
    question_type,
    asked_count,
    questioner_count,
    withdrawn_count,
    converted_count,
    dated_count,
    median_days_to_treatment
from mart.theme_question
order by theme_name, session_year desc, asked_count desc, question_type
