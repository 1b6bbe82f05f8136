-- nl: Van elk zittingsjaar is minstens 95 % van de gemelde verslagen ouder dan 14 dagen aanwezig.
-- en: At least 95 % of the listed reports older than 14 days are here for each session year.
-- severity: critical
-- family: completeness
-- table: core.meeting
-- threshold: 95 % of the listed meetings, and at least 5 missing
-- history: 2026-11-23 95 %: totals that lack more than a twentieth are not comparable between members. At least 5, so that a first week
--   with one late report can be published.
with due as (
    select
        meetings.session_year,
        meetings.meeting_kind,
        reports.meeting_id is not null as is_here
    from core.meeting as meetings
    cross join dq.audit
    left join core.report as reports on meetings.meeting_id = reports.meeting_id and reports.is_current
    where
        meetings.verg_id is not null
        and meetings.has_report
        and not coalesce(meetings.is_closed_sitting, false)
        and not coalesce(meetings.is_withdrawn, false)
        and meetings.meeting_date < dq.audit.audited_at::date - 14
)

select
    session_year,
    meeting_kind,
    count(*) as listed_count,
    count(*) filter (where is_here) as here_count
from due
group by session_year, meeting_kind
having count(*) filter (where not is_here) >= 5 and count(*) filter (where is_here) < 0.95 * count(*)
