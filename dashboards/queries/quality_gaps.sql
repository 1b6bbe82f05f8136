-- Grain: a known meeting without a report that counts; a withdrawn one never has any.
select
    meetings.meeting_id,
    meetings.meeting_date,
    meetings.month_date,
    meetings.session_year,
    meetings.meeting_kind,
    meetings.meeting_number,
    meetings.committee_name,
    meetings.has_report,
    meetings.web_url
from core.meeting as meetings
anti join mart.meeting_summary as summaries using (meeting_id)
where meetings.is_withdrawn is distinct from true
order by meetings.meeting_date desc nulls last, meetings.meeting_kind desc, meetings.meeting_id
