"""A batch of documents, read whole: parsed, names resolved, beside the journal copies; as frames of raw tables.

A batch needs nothing but the archive and what it carries, so that any process that sees the data folder can read it, on
this machine or on another; the same batch gives the same frames wherever it is read.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any
from uuid import uuid4

import polars as pl
from pydantic import TypeAdapter

from ingest.documents import Gathered, GatheredIssue, JournalCopy, SourceDocument, UnreadableDocument
from ingest.parsing import ReadDocument, UnreadDocument, parse_alone, parse_document
from ingest.records import journal_record, report_record
from parliament.archive import Archive
from parliament.model import ParsedReport
from parliament.parse.journal import parse_journal
from parliament.people import Register
from parliament.reconciliation import ReconciledSpeech, reconcile
from warehouse.frame_files import write_frame_files
from warehouse.frames import ReportRecord, meeting_frame, report_frames

_OUTCOME_FILE = "outcome.json"


@dataclass(frozen=True, slots=True)
class LoadedBatch:
    """What came of documents: how many were read, which were not, and the issues that say why."""

    loaded_count: int
    unreadable: tuple[UnreadableDocument, ...]
    issues: tuple[GatheredIssue, ...]

    def __add__(self, other: "LoadedBatch") -> "LoadedBatch":
        """Both batches together."""
        return LoadedBatch(
            self.loaded_count + other.loaded_count, self.unreadable + other.unreadable, self.issues + other.issues
        )


NOTHING_LOADED = LoadedBatch(0, (), ())
_OUTCOME = TypeAdapter(LoadedBatch)


@dataclass(frozen=True, slots=True)
class ReadingBatch:
    """Documents and journal copies to be read together, and the folder that will hold what was read.

    ``journals`` are the second copies of the documents' meetings, and copies of meetings without a document here.
    ``target`` does not exist until the batch is read whole.
    """

    run_id: str
    archive_root: Path
    target: Path
    documents: tuple[SourceDocument, ...]
    journals: tuple[JournalCopy, ...]
    register: Register

    @property
    def name(self) -> str:
        """What people call the batch."""
        return self.target.name

    @property
    def meeting_count(self) -> int:
        """How many meetings it holds: a document without a known meeting counts as one."""
        journal_ids = {journal.meeting_id for journal in self.journals}
        listed_ids = {document.meeting_id for document in self.documents if document.meeting_id}
        unlisted = sum(document.meeting_id is None for document in self.documents)
        return len(journal_ids | listed_ids) + unlisted


def read_batch(batch: ReadingBatch) -> LoadedBatch:
    """Read a batch in this process and keep what was read in ``batch.target``; read before, it is not read again.

    One process reads one document at a time: pdfium must never run in threads (platform notes §d.2).
    """
    archive = Archive(batch.archive_root)
    return _read_and_keep(batch, [parse_document(document, archive) for document in batch.documents])


def read_batch_one_by_one(batch: ReadingBatch) -> LoadedBatch:
    """Read a batch that killed its process: every document in a process of its own, so that the culprit is found."""
    archive = Archive(batch.archive_root)
    return _read_and_keep(batch, [parse_alone(document, archive) for document in batch.documents])


def kept_outcome(target: Path) -> LoadedBatch | None:
    """What came of a batch that was read before; ``None`` when it was not, or not to its end."""
    try:
        return _OUTCOME.validate_json((target / _OUTCOME_FILE).read_bytes())
    except FileNotFoundError:
        return None


def _read_and_keep(batch: ReadingBatch, read: Sequence[ReadDocument]) -> LoadedBatch:
    with_document = {document.meeting_id for document in batch.documents}
    alone = [journal for journal in batch.journals if journal.meeting_id not in with_document]
    gathered = Gathered(batch.documents, batch.register, journals=batch.journals)
    frames, loaded = batch_frames(read, gathered, batch.run_id, journals_alone=alone)
    partial = batch.target.with_name(f".{batch.target.name}.{uuid4().hex}")
    write_frame_files(partial, frames)
    (partial / _OUTCOME_FILE).write_bytes(_OUTCOME.dump_json(loaded))
    try:
        partial.rename(batch.target)
    except OSError:
        # Somebody else has read the same batch meanwhile (a worker taken for dead): theirs is as good.
        if kept_outcome(batch.target) is None:
            raise
        rmtree(partial)
    return loaded


def batch_frames(
    read: Sequence[ReadDocument], gathered: Gathered, run_id: str, *, journals_alone: Iterable[JournalCopy] = ()
) -> tuple[dict[str, pl.DataFrame], LoadedBatch]:
    """Frames of the raw tables of parsed documents, names resolved, with the journal copies of their meetings.

    ``journals_alone`` are copies of meetings that have no document here. Without any report there are no frames.
    """
    journals = {journal.meeting_id: journal for journal in gathered.journals}
    records: list[ReportRecord] = []
    meeting_rows: list[Mapping[str, Any]] = []
    unread: list[UnreadDocument] = []
    # Two versions of a report may come together: what is told of their meeting is as the later one tells it.
    for result in sorted(read, key=lambda one: one.document.fetched_at):
        if isinstance(result, UnreadDocument):
            unread.append(result)
            continue
        journal = journals.get(result.document.meeting_id or "")
        pair = _reconciled(journal, result.parsed, gathered, run_id) if journal else None
        record, meeting_row = report_record(
            result.document, result.parsed, gathered, run_id, pair, second_opinion=result.second_opinion
        )
        records.extend([record, pair[0]] if pair else [record])
        if meeting_row is not None:
            meeting_rows.append(meeting_row)
    records += [
        journal_record(journal, parse_journal(journal.listed, journal.journal_lines), gathered, run_id)
        for journal in journals_alone
    ]
    return _frames(records, meeting_rows), LoadedBatch(
        loaded_count=len(read) - len(unread),
        unreadable=tuple(
            UnreadableDocument(one.document.name, one.document.sha256, one.issue.detail) for one in unread
        ),
        issues=tuple(GatheredIssue(one.document.name, "read", one.issue, one.document.meeting_id) for one in unread),
    )


def _reconciled(
    journal: JournalCopy, parsed: ParsedReport, gathered: Gathered, run_id: str
) -> tuple[ReportRecord, tuple[ReconciledSpeech, ...]]:
    parsed_journal = parse_journal(journal.listed, journal.journal_lines)
    return journal_record(journal, parsed_journal, gathered, run_id), reconcile(parsed, parsed_journal)


def _frames(records: Sequence[ReportRecord], meeting_rows: Sequence[Mapping[str, Any]]) -> dict[str, pl.DataFrame]:
    if not records:
        return {}
    # They bring the same journal copy along, and a row of the same meeting each.
    frames = report_frames(list({record.report_id: record for record in records}.values()))
    if meeting_rows:
        frames["meeting"] = meeting_frame({row["meeting_id"]: row for row in meeting_rows}.values())
    return frames


def default_workers() -> int:
    """One process for each core."""
    return os.cpu_count() or 1
