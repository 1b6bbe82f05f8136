-- Grain: a minister and one who put questions to him or her, with the party on the day, in a session year.
select
    person_id,
    full_name,
    questioner_person_id,
    questioner_full_name,
    questioner_party_family,
    questioner_party_name,
    session_year,
    addressed_count,
    answered_count
from mart.minister_questioner
order by session_year desc, full_name, person_id, addressed_count desc, questioner_full_name, questioner_party_family
