-- Grain: a minister in a session year and type of question, slowest first.
select
    person_id,
    full_name,
    session_year,
    question_type,
    addressed_count,
    dated_count,
    median_days_to_treatment
from mart.minister_question
where addressed_count > 0
order by session_year desc, median_days_to_treatment desc nulls last, full_name, question_type
