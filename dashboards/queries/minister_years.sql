-- Grain: a minister in a session year, over all types of question.
select
    person_id,
    full_name,
    session_year,
    addressed_count,
    answered_count,
    answered_by_another_count,
    answered_for_another_count,
    answer_words,
    question_words,
    answer_to_question_ratio,
    words,
    est_seconds,
    est_seconds_low,
    est_seconds_high
from mart.minister_summary
order by session_year desc, addressed_count desc, full_name
