-- Grain: a session year in which a meeting of either kind has a current report.
create or replace table core.session_year as
with meetings as (
    select * from core.meeting
),

reports as (
    select * from core.report
    where is_current
),

newest as (
    select max(meetings.meeting_date) as newest_date
    from meetings
    inner join reports using (meeting_id)
),

covered as (
    select
        meetings.session_year,
        min(meetings.meeting_date) as first_meeting_date,
        max(meetings.meeting_date) as last_meeting_date
    from meetings
    inner join reports using (meeting_id)
    group by meetings.session_year
),

-- A session year that is not named by two calendar years (an extraordinary session) lasts from its first to its last meeting.
dated as (
    select
        *,
        regexp_full_match(session_year, '[0-9]{4}-[0-9]{4}') as is_ordinary,
        try_cast(left(session_year, 4) as integer) as first_year
    from covered
)

select
    dated.session_year,
    if(dated.is_ordinary, core.session_year_opening(dated.first_year), dated.first_meeting_date) as start_date,
    if(
        dated.is_ordinary,
        least(core.session_year_opening(dated.first_year + 1), newest.newest_date + 1),
        dated.last_meeting_date + 1
    )::date as end_date,
    dated.first_meeting_date,
    dated.last_meeting_date
from dated
cross join newest;

comment on table core.session_year is
'One row is a session year in which a meeting has a current report, with the half-open period over which days in office are counted.';
comment on column core.session_year.session_year is 'Session year, such as 2019-2020.';
comment on column core.session_year.start_date is
'Its opening: the fourth Monday of September; for an extraordinary session its first meeting.';
comment on column core.session_year.end_date is
'The opening of the next one; the day after the newest meeting of the database for the session year that is running.';
comment on column core.session_year.first_meeting_date is 'First meeting with a current report.';
comment on column core.session_year.last_meeting_date is 'Last meeting with a current report.';
