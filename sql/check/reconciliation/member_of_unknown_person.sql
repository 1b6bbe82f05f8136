-- nl: Elk lid in de statistieken staat in het register.
-- en: Every member in the statistics is in the register.
-- severity: critical
-- family: reconciliation
-- table: mart.member_speaking_time
with persons as (
    select person_id from mart.member_speaking_time
    union
    select person_id from mart.member_question
)

select persons.person_id
from persons
anti join core.person using (person_id)
