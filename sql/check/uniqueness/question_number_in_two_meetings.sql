-- nl: Elk vraagnummer is uniek per soort en zittingsjaar.
-- en: Every question number is unique per type and session year.
-- severity: warning
-- family: uniqueness
-- table: core.question
select
    question_type,
    question_number,
    session_year,
    count(distinct meeting_id) as meeting_count,
    list(distinct meeting_id order by meeting_id) as meeting_ids
from core.question
where question_number is not null
group by question_type, question_number, session_year
having count(distinct meeting_id) > 1
