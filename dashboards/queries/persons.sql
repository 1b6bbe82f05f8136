-- Grain: a person of whom the database holds anything: a speech, a question, an answer, or a seat in a session year covered.
with active as (
    select person_id from mart.member_speaking_time
    union
    select person_id from mart.member_question
    union
    select questioner_person_id from core.question
    union
    select person_id from core.question_minister
    union
    select person_id from mart.minister_question
    union
    select person_id from mart.party_member
)

select
    persons.person_id,
    persons.full_name,
    persons.last_name,
    persons.first_name,
    persons.latest_party_name,
    persons.latest_party_family
from core.person as persons
semi join active using (person_id)
order by persons.last_name, persons.first_name, persons.person_id
