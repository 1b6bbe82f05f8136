-- nl: Wie sluit het vaakst aan bij vragen van anderen?
-- en: Who joins in most on the questions of others?
select
    session_year,
    person_id,
    any_value(full_name) as full_name,
    sum(follow_up_count) as follow_up_count,
    sum(asked_count) as asked_count,
    sum(follow_up_words) as follow_up_words
from mart.member_question
group by session_year, person_id
having sum(follow_up_count) > 0
order by session_year desc, follow_up_count desc, full_name asc, person_id asc
limit 50;
