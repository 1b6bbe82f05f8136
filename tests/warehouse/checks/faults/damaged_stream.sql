-- fault: A font of a report's third page has changed.
insert into core.issue by name
select 'run' as run_id, report_id, meeting_id, 'parse' as stage, 'damaged_stream' as issue_kind, 'error' as severity,
    'page 3: a compressed part of the PDF fails its checksum' as detail, true as is_current
from core.report where is_current order by report_id limit 1;
