-- nl: Elke vraag is van het zittingsjaar van haar vergadering of het jaar ervoor.
-- en: Every question belongs to the session year of its meeting or the year before.
-- severity: warning
-- family: plausibility
-- table: core.question
-- report_column: report_id
select
    questions.report_id,
    questions.question_id,
    questions.question_number,
    questions.session_year,
    meetings.session_year as meeting_session_year
from core.question as questions
inner join core.meeting as meetings using (meeting_id)
where try_cast(left(meetings.session_year, 4) as integer) - try_cast(left(questions.session_year, 4) as integer) not in (0, 1)
