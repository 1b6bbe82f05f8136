"""Read a batch in this process: parsed, names resolved, beside the journal copies; as frames of raw tables.

One document at a time: pdfium must never run in threads (platform notes §d.2). A run has another process do it, which
may die over a document (``batch_guard.py``).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any
from uuid import uuid4

import polars as pl
from pydantic import TypeAdapter

from ingest.batches import DOCUMENT_STEP, JOURNAL_STEP, LoadedBatch, ReadingBatch
from ingest.documents import Gathered, GatheredIssue, JournalCopy, SourceDocument
from ingest.guarded_child import unexpected
from ingest.parsing import ParsedDocument, UnreadDocument, left_out, parse_document
from ingest.reading_limits import ReadingLimits
from ingest.records import journal_record, report_record
from parliament.archive import Archive
from parliament.model import Issue, Severity
from parliament.parse.journal import parse_journal
from parliament.reconciliation import reconcile
from warehouse.frame_files import write_frame_files
from warehouse.frames import ReportRecord, report_frames
from warehouse.meeting_frames import meeting_frame
from warehouse.schema import report_schemas

_OUTCOME_FILE = "outcome.json"
_OUTCOME = TypeAdapter(LoadedBatch)
Frames = dict[str, pl.DataFrame]
BeginStep = Callable[[str], None]


def read_batch(batch: ReadingBatch, begin_step: BeginStep = lambda step: None) -> LoadedBatch:
    """Read a batch and keep what was read in ``batch.target``; read before, it is not read again."""
    return keep(batch, *read_frames(batch, begin_step))


def read_frames(batch: ReadingBatch, begin_step: BeginStep = lambda step: None) -> tuple[Frames, LoadedBatch]:
    """Frames of the raw tables of a batch's reports, names resolved, with the journal copies of their meetings.

    Without any report there are no frames. Each document and each journal copy on its own is a step; so are their
    frames together.
    """
    # Asked of DuckDB once, before the limits of a document: what the program needs is not charged to a report.
    report_schemas()
    archive = Archive(batch.archive_root)
    gathered = Gathered(batch.documents, batch.register, journals=batch.journals)
    journals = {journal.meeting_id: journal for journal in batch.journals}
    pieces: list[_Piece] = []
    unread: list[UnreadDocument] = []
    issues: list[GatheredIssue] = []
    # Two versions of a report may come together: what is stored of their meeting is what the later one says.
    for document in sorted(batch.documents, key=lambda one: one.fetched_at):
        step = DOCUMENT_STEP + document.sha256
        known = batch.left_out.get(step)
        if isinstance(known, UnreadDocument):
            unread.append(known)
            continue
        begin_step(step)
        journal = journals.get(document.meeting_id or "")
        piece = _read_document(batch, document, journal, archive, gathered, issues)
        if isinstance(piece, UnreadDocument):
            unread.append(piece)
        else:
            pieces.append(piece)
    # Also those whose document could not be read: the second copy may stand without the first.
    with_document = {piece.origin.meeting_id for piece in pieces}
    pieces += _read_journals_alone(batch, [one for one in batch.journals if one.meeting_id not in with_document],
                                   gathered, issues, begin_step)  # fmt: skip
    begin_step("rows")
    frames, failed = _frames_of(pieces, batch.limits)
    unread.extend(one for one in failed if isinstance(one, UnreadDocument))
    failed_journals = [one for one in failed if isinstance(one, GatheredIssue)]
    issues.extend(failed_journals)
    journals_alone = sum(isinstance(piece.origin, JournalCopy) for piece in pieces) - len(failed_journals)
    return frames, LoadedBatch(
        len(batch.documents) - len(unread), tuple(unread), tuple(issues), journal_count=journals_alone
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """The records of one document with its journal copy, or of a journal copy alone, and its meeting's row."""

    origin: SourceDocument | JournalCopy
    records: tuple[ReportRecord, ...]
    meeting_row: Mapping[str, Any] | None = None


def _read_document(
    batch: ReadingBatch,
    document: SourceDocument,
    journal: JournalCopy | None,
    archive: Archive,
    gathered: Gathered,
    issues: list[GatheredIssue],
) -> _Piece | UnreadDocument:
    """Parse a document and resolve its names, beside its journal copy; a journal copy that fails is an issue."""
    read = parse_document(document, archive, batch.limits)
    if isinstance(read, UnreadDocument):
        return read
    try:
        if journal is not None:
            try:
                return _piece(read, journal, gathered, batch.run_id)
            except Exception as error:  # noqa: BLE001 - the report may stand without its second copy
                issues.append(journal_issue(journal, unexpected(error)))
        return _piece(read, None, gathered, batch.run_id)
    except Exception as error:  # noqa: BLE001 - one document's fault is never the run's
        return left_out(document, error, batch.limits)


def _piece(read: ParsedDocument, journal: JournalCopy | None, gathered: Gathered, run_id: str) -> _Piece:
    document, parsed, opinion = read.document, read.parsed, read.second_opinion
    if journal is None:
        record, meeting_row = report_record(document, parsed, gathered, run_id, second_opinion=opinion)
        return _Piece(document, (record,), meeting_row)
    parsed_journal = parse_journal(journal.listed, journal.journal_lines)
    other = journal_record(journal, parsed_journal, gathered, run_id)
    pair = (other, reconcile(parsed, parsed_journal))
    record, meeting_row = report_record(document, parsed, gathered, run_id, pair, second_opinion=opinion)
    return _Piece(document, (record, other), meeting_row)


def _read_journals_alone(
    batch: ReadingBatch,
    journals: Sequence[JournalCopy],
    gathered: Gathered,
    issues: list[GatheredIssue],
    begin_step: BeginStep,
) -> Iterable[_Piece]:
    for journal in journals:
        step = JOURNAL_STEP + journal.meeting_id
        known = batch.left_out.get(step)
        if isinstance(known, str):
            issues.append(journal_issue(journal, known))
            continue
        begin_step(step)
        try:
            parsed = parse_journal(journal.listed, journal.journal_lines)
            yield _Piece(journal, (journal_record(journal, parsed, gathered, batch.run_id),))
        except Exception as error:  # noqa: BLE001 - one copy's fault is never the run's
            issues.append(journal_issue(journal, unexpected(error)))


def journal_issue(journal: JournalCopy, sentence: str) -> GatheredIssue:
    """A journal copy that was left out, as an issue of its meeting."""
    issue = Issue(
        "failed_journal", Severity.ERROR, None, f"the journal copy of meeting {journal.meeting_id}: {sentence}"
    )
    return GatheredIssue(None, "reconcile", issue, journal.meeting_id)


def _frames_of(pieces: Sequence[_Piece], limits: ReadingLimits) -> tuple[Frames, list[UnreadDocument | GatheredIssue]]:
    """The frames of all pieces; where making them fails, those of the pieces for which it does not."""
    # What failed holds its memory for as long as its error is handled: the pieces are tried when that is over.
    with suppress(Exception):
        return _frames(pieces), []
    made, failed = [], list[UnreadDocument | GatheredIssue]()
    for piece in pieces:
        try:
            made.append(_frames([piece]))
        except Exception as error:  # noqa: BLE001 - one document's fault is never the run's
            if isinstance(piece.origin, SourceDocument):
                failed.append(left_out(piece.origin, error, limits))
            else:
                failed.append(journal_issue(piece.origin, unexpected(error)))
    return concatenated(made), failed


def _frames(pieces: Sequence[_Piece]) -> Frames:
    # Two versions of a report bring the same journal copy along, and a row of the same meeting each.
    records = {record.report_id: record for piece in pieces for record in piece.records}
    if not records:
        return {}
    frames = report_frames(list(records.values()))
    rows = {piece.meeting_row["meeting_id"]: piece.meeting_row for piece in pieces if piece.meeting_row is not None}
    if rows:
        frames["meeting"] = meeting_frame(rows.values())
    return frames


def concatenated(all_frames: Iterable[Frames]) -> Frames:
    """All frames of one table below each other; a report that came twice (a journal copy) is taken once."""
    seen: set[str] = set()
    by_name: dict[str, list[pl.DataFrame]] = {}
    for frames in all_frames:
        found = set(frames["report"]["report_id"]) if "report" in frames else set()
        for name, frame in frames.items():
            fresh = frame.filter(~pl.col("report_id").is_in(list(seen))) if "report_id" in frame.columns else frame
            by_name.setdefault(name, []).append(fresh)
        seen |= found
    joined = {name: pl.concat(found) for name, found in by_name.items()}
    if "meeting" in joined:
        joined["meeting"] = joined["meeting"].unique("meeting_id", keep="last", maintain_order=True)
    return joined


def kept_outcome(target: Path) -> LoadedBatch | None:
    """What came of a batch that was read before; ``None`` when it was not, or not to its end."""
    try:
        return _OUTCOME.validate_json((target / _OUTCOME_FILE).read_bytes())
    except FileNotFoundError:
        return None


def keep(batch: ReadingBatch, frames: Frames, loaded: LoadedBatch) -> LoadedBatch:
    """Keep what was read of a batch in its target, whole or not at all."""
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
