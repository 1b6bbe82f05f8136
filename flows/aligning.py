"""Transcripts that lie in some folders, aligned with the reports of their meetings in a database."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from ingest.transcripts import FoundTranscripts, GivenTranscript, alignment_frames, find_transcripts, is_readable
from parliament.alignment import ALIGNER_VERSION
from warehouse.load import load_frames
from warehouse.recordings import aligned_transcripts, meetings_of_recordings, meetings_with_reports, speeches_by_report


def readable_transcripts(database: Path, folders: Sequence[Path]) -> tuple[GivenTranscript, ...]:
    """The transcripts of meetings in a database that can be read and were not aligned with their reports yet."""
    return tuple(one for one in _not_aligned(database, _found(database, folders)) if is_readable(one))


def align_transcripts(candidate: Path, folders: Sequence[Path]) -> tuple[str, ...]:
    """Align every transcript that was not aligned with its meeting's reports; returns a sentence for each trouble."""
    found = _found(candidate, folders)
    problems = list(found.problems)
    for meeting_id in sorted({one.meeting_id for one in _not_aligned(candidate, found)}):
        transcripts = [one for one in found.given if one.meeting_id == meeting_id]
        frames, trouble = alignment_frames(transcripts, speeches_by_report(candidate, meeting_id), datetime.now(UTC))
        load_frames(candidate, frames)
        problems.extend(trouble)
    return tuple(problems)


def _found(database: Path, folders: Sequence[Path]) -> FoundTranscripts:
    return find_transcripts(folders, meetings_with_reports(database), meetings_of_recordings(database))


def _not_aligned(database: Path, found: FoundTranscripts) -> list[GivenTranscript]:
    known = aligned_transcripts(database)
    return [one for one in found.given if (one.meeting_id, one.sha256, ALIGNER_VERSION) not in known]
