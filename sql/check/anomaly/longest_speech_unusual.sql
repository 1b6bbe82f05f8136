-- nl: De langste spreekbeurt van elk nieuw verslag is gewoon voor zijn soort vergadering.
-- en: The longest speech of each new report has a usual length for its kind of meeting.
-- severity: warning
-- family: anomaly
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: 3.5 deviations from the median, from 20 meetings on
-- history: 2026-11-23 3.5 deviations on the logarithm, the bound of Iglewicz and Hoaglin (1993) for the modified z-score 0.6745 (x -
--   median) / MAD, against at least 20 meetings; one deviation is at least a fifth, so that meetings that are all alike raise no alarm at
--   a small change.
select unusual.*
from mart.unusual_meeting('longest speech', 0.2, 20, 3.5) as unusual
anti join dq.published_meeting as published on unusual.report_id = published.report_id
