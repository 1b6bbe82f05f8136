-- nl: Geen zittingsjaar verliest meer dan 1 % van zijn gepubliceerde spreekbeurten.
-- en: No session year loses more than 1 % of its published speeches.
-- severity: critical
-- family: no_shrinking
-- table: mart.meeting_summary
-- threshold: 1 % of the published count, from ten reports on
-- history: 2026-11-23 1 %: corrections of a final report move less than a thousandth of a year; a parser that loses more needs somebody
--   to look.
--   2026-11-28 from ten reports on: a report may be corrected by a tenth (report_shrinks), which is more than 1 % of a year of fewer.
select *
from mart.count_since_published('speeches')
where candidate_count < 0.99 * published_count and published_report_count >= 10
