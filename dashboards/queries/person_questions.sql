-- Grain: a person's own questions by session year and type.
select
    person_id,
    session_year,
    question_type,
    asked_count,
    joined_count,
    withdrawn_count,
    converted_count,
    follow_up_count,
    questioner_words,
    follow_up_words,
    median_days_to_treatment
from mart.member_question
where asked_count + withdrawn_count + converted_count + follow_up_count > 0
order by person_id, session_year desc, asked_count desc, question_type
