-- nl: Wie sluit aan bij vragen van wie?
-- en: Who joins in on the questions of whom?
select
    session_year,
    person_id,
    full_name,
    questioner_person_id,
    questioner_name,
    follow_up_count as item_count
from mart.follow_up_pair
order by session_year desc, item_count desc, person_id asc, questioner_person_id asc
limit 100;
