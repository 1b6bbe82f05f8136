-- Grain: a known meeting without a report that counts.
select
    meetings.meeting_id,
    meetings.meeting_date,
    meetings.month_date,
    meetings.meeting_kind,
    meetings.meeting_number,
    meetings.committee_name,
    meetings.has_report,
    meetings.web_url
from core.meeting as meetings
anti join mart.meeting_summary as summaries using (meeting_id)
where meetings.meeting_date is not null and meetings.is_withdrawn is distinct from true
order by meetings.meeting_date desc, meetings.meeting_kind desc, meetings.meeting_id
