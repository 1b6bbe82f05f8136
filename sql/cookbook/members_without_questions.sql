-- nl: Welke leden stelden geen enkele vraag en sloten nergens aan?
-- en: Which members asked nothing and joined in nowhere?
select
    session_year,
    person_id,
    any_value(full_name) as full_name
from mart.member_question
group by session_year, person_id
having sum(asked_count + follow_up_count) = 0
order by session_year desc, full_name asc, person_id asc;
