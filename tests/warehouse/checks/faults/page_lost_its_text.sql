-- fault: The third of five pages of a report has no text.
insert into core.issue by name
select 'run' as run_id, report_id, meeting_id, 'parse' as stage, 'page_without_text' as issue_kind, 'error' as severity,
    'page 3 has no text between pages with text' as detail, true as is_current
from core.report where is_current order by report_id limit 1;
