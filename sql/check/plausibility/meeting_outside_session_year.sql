-- nl: De dag van elke vergadering valt in haar zittingsjaar.
-- en: The day of every meeting falls in its session year.
-- severity: warning
-- family: plausibility
-- table: core.meeting
select
    meetings.meeting_id,
    meetings.meeting_date,
    meetings.session_year,
    core.session_year_of(meetings.meeting_date) as session_year_of_date
from core.meeting as meetings
semi join core.report as reports on meetings.meeting_id = reports.meeting_id and reports.is_current
where
    meetings.session_year <> core.session_year_of(meetings.meeting_date)
    -- A session of one year opens every legislature (source contract §11).
    and meetings.session_year <> cast(year(meetings.meeting_date) as varchar)
