-- Grain: a member and one on whose questions he or she took the floor, in a session year.
select
    person_id,
    full_name,
    questioner_person_id,
    questioner_name,
    session_year,
    follow_up_count,
    follow_up_words
from mart.follow_up_pair
order by session_year desc, follow_up_count desc, full_name, person_id, questioner_name, questioner_person_id
