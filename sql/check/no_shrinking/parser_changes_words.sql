-- nl: Een nieuwe parser verandert de woorden van een ongewijzigd verslag met hoogstens 2 %.
-- en: A new parser changes the words of an unchanged report by at most 2 %.
-- severity: warning
-- family: no_shrinking
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: 2 % of the words
-- history: 2026-11-23 2 %: figures that were quoted move; the change belongs in the changelog.
select
    summaries.report_id,
    published.parser_version as published_parser_version,
    reports.parser_version,
    published.words as published_words,
    summaries.words
from mart.meeting_summary as summaries
inner join core.report as reports on summaries.report_id = reports.report_id
inner join dq.published_meeting as published on summaries.report_id = published.report_id
where
    published.parser_version <> reports.parser_version
    and abs(summaries.words - published.words) > 0.02 * published.words
