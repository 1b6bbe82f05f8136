-- Grain: a session year, legislature or month in which a meeting has a current report.
-- Key: period_type, period
create or replace table core.period as
with meetings as (
    select * from core.meeting
),

reports as (
    select * from core.report
    where is_current
),

covered as (
    select
        meetings.*,
        meetings.meeting_date is not null as is_dated
    from meetings
    inner join reports using (meeting_id)
),

newest as (
    select max(meeting_date) as newest_date
    from covered
),

named as (
    select
        'session_year' as period_type,
        session_year as period,
        meeting_date
    from covered
    union all
    select
        'legislature' as period_type,
        legislature as period,
        meeting_date
    from covered
    union all
    select
        'month' as period_type,
        strftime(month_date, '%Y-%m') as period,
        meeting_date
    from covered
),

spans as (
    select
        period_type,
        period,
        min(meeting_date) as first_meeting_date,
        max(meeting_date) as last_meeting_date
    from named
    where period is not null
    group by period_type, period
),

-- An extraordinary session is not named by two calendar years: it lasts from its first to its last meeting.
session_years as (
    select
        *,
        if(regexp_full_match(period, '[0-9]{4}-[0-9]{4}'), left(period, 4)::integer, null) as first_year
    from spans
    where period_type = 'session_year'
),

dated as (
    select
        period_type,
        period,
        first_meeting_date,
        last_meeting_date,
        if(first_year is null, first_meeting_date, core.session_year_opening(first_year)) as start_date,
        if(first_year is null, last_meeting_date + 1, core.session_year_opening(first_year + 1)) as full_end_date
    from session_years
    union all
    select
        spans.period_type,
        spans.period,
        spans.first_meeting_date,
        spans.last_meeting_date,
        legislatures.start_date,
        greatest(legislatures.end_date + 1, spans.last_meeting_date + 1) as full_end_date
    from spans
    inner join core.legislature as legislatures on spans.period = legislatures.legislature
    where spans.period_type = 'legislature'
    union all
    select
        period_type,
        period,
        first_meeting_date,
        last_meeting_date,
        date_trunc('month', first_meeting_date)::date as start_date,
        (date_trunc('month', first_meeting_date) + interval 1 month)::date as full_end_date
    from spans
    where period_type = 'month'
)

select
    dated.period_type,
    dated.period,
    dated.start_date,
    least(dated.full_end_date, newest.newest_date + 1)::date as end_date,
    dated.first_meeting_date,
    dated.last_meeting_date
from dated
cross join newest;

comment on table core.period is
'One row is a session year, legislature or month in which a meeting has a current report, with the half-open period over which days '
'in office are counted.';
comment on column core.period.period_type is 'session_year, legislature or month.';
comment on column core.period.period is 'Its name: 2019-2020, 2019-2024, 2020-05.';
comment on column core.period.start_date is
'Its first day. A session year opens on the fourth Monday of September; an extraordinary session with its first meeting.';
comment on column core.period.end_date is
'Day after its last day; for a period that is running, the day after the newest meeting in the database.';
comment on column core.period.first_meeting_date is 'First meeting with a current report.';
comment on column core.period.last_meeting_date is 'Last meeting with a current report.';
