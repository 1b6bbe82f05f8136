-- nl: Hoogstens 1 % van de regels van een verslag, of 5 als dat meer is, is niet herkend.
-- en: At most 1 % of the lines of a report, or 5 if that is more, are not recognised.
-- severity: critical
-- family: conservation
-- table: core.report
-- report_column: report_id
-- threshold: 1 % of the lines, and more than 5
-- history: 2026-11-23 1 %: the real report of May 2020 has none; a page of 45 lines that is lost in a report of 38 pages is 2.6 %.
--   2026-11-28 more than 5: one odd line on the cover of a short report keeps nothing out. Within the debate no unread line is
--   tolerated (line_of_another_kind).
select
    report_id,
    meeting_id,
    line_count,
    unknown_line_count
from core.report
where is_current and unknown_line_count > greatest(5, 0.01 * line_count)
