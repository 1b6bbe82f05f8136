-- nl: Welke verslagen zijn herzien?
-- en: Which reports were revised?
select
    meetings.meeting_date,
    meetings.committee_name,
    reports.meeting_id,
    count(*) as version_count,
    max(reports.superseded_at) as last_superseded_at
from core.report as reports
inner join core.meeting as meetings using (meeting_id)
where reports.copy_kind = 'document'
group by meetings.meeting_date, meetings.committee_name, reports.meeting_id
having count(*) > 1
order by last_superseded_at desc, reports.meeting_id asc;
