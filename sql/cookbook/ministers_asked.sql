-- nl: Aan welke minister worden de meeste vragen gesteld, en hoe lang antwoordt hij of zij?
-- en: Which minister is asked most, and how long are the answers?
select
    session_year,
    person_id,
    full_name,
    question_type,
    addressed_count,
    answered_count,
    answered_by_another_count,
    answer_words,
    round(answer_to_question_ratio, 2) as answer_to_question_ratio
from mart.minister_question
where addressed_count > 0
order by session_year desc, addressed_count desc, full_name asc, person_id asc, question_type asc;
