-- nl: Wie stelde de meeste vragen, van elke soort?
-- en: Who asked most questions, of each type?
select
    session_year,
    question_type,
    person_id,
    full_name,
    asked_count,
    joined_count,
    follow_up_count
from mart.member_question
where asked_count > 0
order by session_year desc, question_type asc, asked_count desc, full_name asc, person_id asc
limit 50;
