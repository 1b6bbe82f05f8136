-- nl: Minstens 99 % van de vraagstellers van een zittingsjaar is herkend.
-- en: At least 99 % of the questioners of a session year are resolved.
-- severity: warning
-- family: speakers
-- table: core.question
-- threshold: 99 % of the questions
-- history: 2026-11-23 99 %, as for words (design §9).
select
    session_year,
    count(*) as question_count,
    count(*) filter (where questioner_person_id is null) as unresolved_count,
    list(distinct questioner_name order by questioner_name) filter (where questioner_person_id is null) as unresolved_names
from core.question
group by session_year
having count(*) filter (where questioner_person_id is null) > 0.01 * count(*)
