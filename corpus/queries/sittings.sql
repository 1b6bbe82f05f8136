-- Grain: a meeting with a current report in the period and of the kind asked for, in the order of the corpus.
select
    meetings.meeting_id,
    meetings.meeting_kind,
    meetings.meeting_number,
    meetings.session_year,
    meetings.legislature,
    meetings.meeting_date,
    meetings.committee_name,
    meetings.started_at,
    meetings.ended_at,
    meetings.web_url,
    reports.report_id,
    reports.report_url,
    reports.is_provisional,
    reports.sha256
from core.meeting as meetings
inner join core.report as reports on meetings.meeting_id = reports.meeting_id and reports.is_current
where
    (cast($since as date) is null or meetings.meeting_date >= $since)
    and (cast($until as date) is null or meetings.meeting_date <= $until)
    and (cast($kind as varchar) is null or meetings.meeting_kind = $kind)
order by meetings.meeting_date, meetings.meeting_kind, meetings.meeting_id
