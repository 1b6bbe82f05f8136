-- nl: Van een opname is een tiende van de woorden van het verslag of meer teruggevonden.
-- en: At least a tenth of the words of the report were found in its recording.
-- severity: warning
-- family: reconciliation
-- table: raw.recording
-- report_column: report_id
-- threshold: a tenth of the words
-- history: 2026-11-28 a tenth: a recogniser with 30 % errors leaves three quarters, and a file that holds a seventh of the sitting a tenth;
--   below it no time is taken (ingest/transcripts.py).
select
    recordings.report_id,
    recordings.recording_id,
    recordings.file_name,
    recordings.matched_share
from raw.recording as recordings
inner join core.report as reports using (report_id)
where reports.is_current and recordings.matched_share < 0.1
