"""The stage that times speeches by the transcripts of recordings that were put at hand."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from flows.settings import TRANSCRIPTS_VARIABLE
from ingest.transcripts import FoundTranscripts, GivenTranscript, alignment_frames, find_transcripts, is_readable
from parliament.alignment import ALIGNER_VERSION
from warehouse.changes import PublishedState
from warehouse.load import load_frames
from warehouse.paths import DataFolder
from warehouse.recordings import aligned_transcripts, meetings_of_recordings, meetings_with_reports, speeches_by_report


def transcript_folders(folder: DataFolder, environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Where transcripts may lie: what ``spreektijd align`` kept, and the operator's folder."""
    given = environment.get(TRANSCRIPTS_VARIABLE)
    return (folder.transcripts, Path(given)) if given else (folder.transcripts,)


def has_new_transcripts(state: PublishedState, folder: DataFolder) -> bool:
    """Whether there is a transcript of a published meeting that was not aligned with its reports yet."""
    if not state.is_usable or state.path is None:
        return False
    # One that cannot be read is not new, or every night would publish for it.
    return any(is_readable(one) for one in _not_aligned(state.path, _found(state.path, folder)))


def align_recordings(candidate: Path, folder: DataFolder) -> tuple[str, ...]:
    """Align every transcript that was not aligned with its meeting's reports; returns a sentence for each trouble."""
    found = _found(candidate, folder)
    problems = list(found.problems)
    meetings = {one.meeting_id for one in _not_aligned(candidate, found)}
    for meeting_id in sorted(meetings):
        transcripts = [one for one in found.given if one.meeting_id == meeting_id]
        frames, trouble = alignment_frames(transcripts, speeches_by_report(candidate, meeting_id), datetime.now(UTC))
        load_frames(candidate, frames)
        problems.extend(trouble)
    return tuple(problems)


def _found(path: Path, folder: DataFolder) -> FoundTranscripts:
    folders = transcript_folders(folder, os.environ)
    if not any(one.is_dir() for one in folders):
        return FoundTranscripts((), ())
    return find_transcripts(folders, meetings_with_reports(path), meetings_of_recordings(path))


def _not_aligned(path: Path, found: FoundTranscripts) -> list[GivenTranscript]:
    known = aligned_transcripts(path)
    return [one for one in found.given if (one.meeting_id, one.sha256, ALIGNER_VERSION) not in known]
