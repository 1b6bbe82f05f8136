-- nl: De geschatte spreektijd van een zittingsjaar past in de uren die het parlement opgeeft.
-- en: The estimated speaking time of a session year fits within the hours that the parliament reports.
-- severity: warning
-- family: reconciliation
-- table: mart.meeting_summary
-- threshold: not above the hours reported, and for plenary sittings not below half of them
-- history: 2026-11-28 2021-2022, by the annual report: 46 plenary sittings of 235 hours, 642 committee meetings of 1 914 hours
--   (source contract §5.8). Committee reports hold questions only, so there is no floor for them. A half: sittings hold votes and
--   suspensions (sitting_mostly_silent says how much), which average out over a year.
with told (session_year, meeting_kind, told_meetings, told_hours) as (
    values
    ('2021-2022', 'plenary', 46, 235),
    ('2021-2022', 'committee', 642, 1914)
),

found as (
    select
        session_year,
        meeting_kind,
        count(*) as meeting_count,
        sum(est_seconds) / 3600 as est_hours
    from mart.meeting_summary
    group by session_year, meeting_kind
)

select
    told.session_year,
    told.meeting_kind,
    told.told_meetings,
    found.meeting_count,
    told.told_hours,
    found.est_hours
from told
inner join found using (session_year, meeting_kind)
where
    found.est_hours > told.told_hours
    -- A database that holds fewer sittings (a sample, a window of days) has fewer hours.
    or (
        told.meeting_kind = 'plenary'
        and found.meeting_count >= 0.9 * told.told_meetings
        and found.est_hours < 0.5 * told.told_hours * found.meeting_count / told.told_meetings
    )
