"""Transcripts of recordings, from the folders in which they were put to rows of the database.

None is fetched: those who run this put them there, or gives them to ``spreektijd align``, which keeps a copy below the
data folder. A transcript belongs to the meeting after whose id it, or the folder it stands in, is named
(``1385924.vtt``, ``1385924-2.json``, ``1385924/morning.srt``), or to the meeting of a recording known by that name.
Beside it may stand ``<file>.about.json`` with ``recording_url`` and ``started_at`` (ISO 8601, with its zone).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import polars as pl

from parliament.alignment import ALIGNER_VERSION, Alignment, SpeechText, align_transcript, read_transcript
from parliament.errors import TranscriptError
from warehouse.rows import Row, frame_of_rows
from warehouse.schema import report_schemas

ENDINGS = (".vtt", ".srt", ".json")
ABOUT = ".about.json"
# A recording of which less than this share of the report's words was found is of another meeting, or of a small part of
# it: at 30 % errors of a recogniser 0.75 is found, in half a sitting half of that.
LEAST_MATCHED = 0.1


@dataclass(frozen=True, slots=True)
class GivenTranscript:
    """A transcript as it was given: the meeting, its bytes, and what is known of the recording."""

    meeting_id: str
    path: Path
    content: bytes
    recording_url: str | None
    started_at: datetime | None

    @property
    def recording_id(self) -> str:
        """The name of the recording."""
        return self.path.stem

    @property
    def sha256(self) -> str:
        """SHA-256 of the transcript and of what is said about it, so that a change of either is seen."""
        about = f"{self.recording_url or ''}\n{self.started_at.isoformat() if self.started_at else ''}"
        return sha256(self.content + (about.encode() if about.strip() else b"")).hexdigest()


@dataclass(frozen=True, slots=True)
class FoundTranscripts:
    """Transcripts of meetings that are known, and a sentence for each file that is none."""

    given: tuple[GivenTranscript, ...]
    problems: tuple[str, ...]


def find_transcripts(
    folders: Iterable[Path], meeting_ids: frozenset[str], recordings: Mapping[str, str]
) -> FoundTranscripts:
    """Look for transcripts below some folders; ``recordings`` gives the meeting of each recording known."""
    given: dict[tuple[str, str], GivenTranscript] = {}
    problems: list[str] = []
    for path in _files(folders):
        meeting_id = _meeting_of(path, meeting_ids, recordings)
        if meeting_id is None:
            problems.append(f"{path.name} is named after no meeting that has a report, and after no known recording")
            continue
        try:
            transcript = read_given(path, meeting_id)
        except TranscriptError as error:
            problems.append(str(error))
            continue
        given.setdefault((meeting_id, transcript.sha256), transcript)
    return FoundTranscripts(tuple(given.values()), tuple(problems))


def read_given(path: Path, meeting_id: str) -> GivenTranscript:
    """A transcript with what is said about it.

    Raises:
        TranscriptError: it cannot be read, or what is said about it is damaged.
    """
    about_path = path.with_name(path.name + ABOUT)
    try:
        content = path.read_bytes()
        about = json.loads(about_path.read_text(encoding="utf-8")) if about_path.exists() else {}
        started_at = datetime.fromisoformat(about["started_at"]) if about.get("started_at") else None
        recording_url = about.get("recording_url")
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise TranscriptError(f"{path.name} cannot be read: {error}") from error
    if started_at is not None and started_at.tzinfo is None:
        raise TranscriptError(f"{about_path.name}: started_at {started_at} has no zone")
    if recording_url is not None and not str(recording_url).startswith(("https://", "http://")):
        raise TranscriptError(f"{about_path.name}: recording_url is no address on the web")
    return GivenTranscript(meeting_id, path, content, recording_url, started_at)


def is_readable(transcript: GivenTranscript) -> bool:
    """Whether it is of a known form and holds words."""
    try:
        read_transcript(transcript.content, transcript.path.name)
    except TranscriptError:
        return False
    return True


def alignment_frames(
    transcripts: Sequence[GivenTranscript], reports: Mapping[str, Sequence[SpeechText]], aligned_at: datetime
) -> tuple[dict[str, pl.DataFrame], tuple[str, ...]]:
    """Rows of ``raw.recording`` and ``raw.speech_time`` for one meeting's reports, and a sentence for each trouble.

    All transcripts of a meeting are given at once: the rows of a report are replaced as a whole.
    """
    recordings: list[Row] = []
    times: list[Row] = []
    problems: list[str] = []
    for transcript in transcripts:
        try:
            read = read_transcript(transcript.content, transcript.path.name)
        except TranscriptError as error:
            problems.append(str(error))
            continue
        for report_id, speeches in reports.items():
            found = align_transcript(speeches, read)
            recordings.append(_recording_row(report_id, transcript, read.form, len(read.words), found, aligned_at))
            if found.matched_share >= LEAST_MATCHED:
                times.extend(_time_rows(report_id, transcript.recording_id, found))
            else:
                problems.append(
                    f"{transcript.path.name} has {found.matched_share:.0%} of the words of {report_id}: it is of "
                    f"another meeting than {transcript.meeting_id}, and no time is taken from it"
                )
    frames = {
        "recording": frame_of_rows(recordings, report_schemas()["recording"]),
        "speech_time": frame_of_rows(times, report_schemas()["speech_time"]),
    }
    return frames, tuple(problems)


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(
                path
                for path in folder.rglob("*")
                if path.suffix.lower() in ENDINGS and not path.name.endswith(ABOUT) and path.is_file()
            )


def _meeting_of(path: Path, meeting_ids: frozenset[str], recordings: Mapping[str, str]) -> str | None:
    """The meeting after which a file or its folder is named: whole names first, then what stands before a hyphen."""
    for name in (path.stem, path.parent.name, path.stem.split("-")[0], path.stem.split("_")[0]):
        if name in meeting_ids:
            return name
    return next((recordings[name] for name in (path.stem, path.parent.name) if name in recordings), None)


def _recording_row(
    report_id: str, transcript: GivenTranscript, form: str, words: int, found: Alignment, aligned_at: datetime
) -> Row:
    return {
        "report_id": report_id,
        "recording_id": transcript.recording_id,
        "file_name": transcript.path.name,
        "transcript_sha256": transcript.sha256,
        "transcript_form": form,
        "aligner_version": ALIGNER_VERSION,
        "transcript_words": words,
        "matched_share": found.matched_share,
        "recording_url": transcript.recording_url,
        "started_at": transcript.started_at.astimezone(UTC) if transcript.started_at else None,
        "aligned_at": aligned_at,
    }


def _time_rows(report_id: str, recording_id: str, found: Alignment) -> Iterator[Row]:
    for time in found.times:
        yield {
            "report_id": report_id,
            "speech_id": time.speech_id,
            "recording_id": recording_id,
            "starts_at_seconds": time.starts_at_seconds,
            "ends_at_seconds": time.ends_at_seconds,
            "seconds": time.seconds,
            "matched_share": time.matched_share,
            "deviation_seconds": time.deviation_seconds,
            "confidence": time.confidence,
        }
