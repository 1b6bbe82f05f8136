"""Speeches that a recording may time, and what was aligned already."""

from pathlib import Path

import duckdb

from parliament.alignment import SpeechText
from warehouse.database import open_unlocked_read_only

# A transcript with its aligner, as it was aligned with a report before: (meeting_id, sha256, aligner_version).
Aligned = tuple[str, str, str]


def speeches_by_report(path: Path, meeting_id: str) -> dict[str, list[SpeechText]]:
    """The speeches of every version of a meeting's report in ``raw``, in order, by report."""
    with open_unlocked_read_only(path) as connection:
        rows = connection.execute(
            """
            select report_id, speech_id, text
            from raw.speech inner join raw.report using (report_id)
            where meeting_id = $meeting_id
            order by report_id, speech_ordinal
            """,
            {"meeting_id": meeting_id},
        ).fetchall()
    found: dict[str, list[SpeechText]] = {}
    for report_id, speech_id, text in rows:
        found.setdefault(report_id, []).append(SpeechText(speech_id, text or ""))
    return found


def meetings_with_reports(path: Path) -> frozenset[str]:
    """Ids of the meetings that have a report."""
    with open_unlocked_read_only(path) as connection:
        return frozenset(one for (one,) in connection.execute("select distinct meeting_id from raw.report").fetchall())


def meetings_of_recordings(path: Path) -> dict[str, str]:
    """The meeting of each recording that the service gives, or that was aligned before."""
    with open_unlocked_read_only(path) as connection:
        return dict(
            connection.execute(
                """
                with known as (
                    select recording_id, meeting_id from raw.recording inner join raw.report using (report_id)
                    union all
                    select youtube_id, meeting_id from raw.meeting where youtube_id <> ''
                )

                select recording_id, any_value(meeting_id) from known
                group by recording_id having count(distinct meeting_id) = 1
                """
            ).fetchall()
        )


def aligned_transcripts(path: Path) -> frozenset[Aligned]:
    """Transcripts that every report of their meeting was aligned with; none when the tables are of an older version."""
    try:
        with open_unlocked_read_only(path) as connection:
            rows = connection.execute(
                """
                with reports as (select meeting_id, count(*) as report_count from raw.report group by meeting_id)

                select meeting_id, transcript_sha256, aligner_version
                from raw.recording
                inner join raw.report using (report_id)
                inner join reports using (meeting_id)
                group by meeting_id, transcript_sha256, aligner_version, report_count
                having count(*) = report_count
                """
            ).fetchall()
    except duckdb.CatalogException:
        return frozenset()
    return frozenset((meeting, sha256, version) for meeting, sha256, version in rows)
