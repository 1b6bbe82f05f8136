"""A batch of documents, read whole: parsed, names resolved, beside the journal copies; as frames of raw tables.

A batch needs nothing but the archive and what it carries, so that any process that sees the data folder can read it, on
this machine or on another; the same batch gives the same frames wherever it is read. It is read in a process that may
die (``guarded_process.py``): a document that hangs, grows or fails at any stage is left out, and the others are read.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from math import ceil
from pathlib import Path
from shutil import rmtree
from typing import Any
from uuid import uuid4

import polars as pl
from pydantic import TypeAdapter

from ingest.documents import Gathered, GatheredIssue, JournalCopy, SourceDocument
from ingest.guarded_child import unexpected
from ingest.guarded_process import GuardedProcess, ProcessEndedError
from ingest.parsing import ParsedDocument, UnreadDocument, left_out, parse_document
from ingest.reading_limits import ReadingLimits, Verdict
from ingest.records import journal_record, report_record
from ingest.unreadable import UnreadableDocument
from parliament.archive import Archive
from parliament.model import Issue, Severity
from parliament.parse.journal import parse_journal
from parliament.people import Register
from parliament.reconciliation import reconcile
from warehouse.frame_files import write_frame_files
from warehouse.frames import ReportRecord, meeting_frame, report_frames
from warehouse.schema import report_schemas

# Documents read together: some 8 MB of text, 5 to 10 s of work; a process that dies costs no more than that.
DOCUMENTS_A_BATCH = 64
# Below these a second process costs more time to start than it saves.
FEWEST_DOCUMENTS_A_BATCH = 16
_OUTCOME_FILE = "outcome.json"
Frames = dict[str, pl.DataFrame]
BeginStep = Callable[[str], None]
# What a process says that it is reading: a document by its sha256, a journal copy on its own by its meeting.
_DOCUMENT = "document "
_JOURNAL = "journal "


@dataclass(frozen=True, slots=True)
class LoadedBatch:
    """What came of documents: how many were read, which were not, and the issues met beside them.

    ``journal_count`` is how many journal copies were read that have no document here.
    """

    loaded_count: int
    unread: tuple[UnreadDocument, ...]
    other_issues: tuple[GatheredIssue, ...] = ()
    journal_count: int = 0

    def __add__(self, other: "LoadedBatch") -> "LoadedBatch":
        """Both batches together."""
        return LoadedBatch(
            self.loaded_count + other.loaded_count,
            self.unread + other.unread,
            self.other_issues + other.other_issues,
            self.journal_count + other.journal_count,
        )

    @property
    def unreadable(self) -> tuple[UnreadableDocument, ...]:
        """The documents that were not read, as a run's summary tells of them."""
        return tuple(
            UnreadableDocument(
                one.document.name,
                one.document.sha256,
                one.issue.detail,
                one.verdict.value,
                not one.verdict.is_about_bytes,
            )
            for one in self.unread
        )

    @property
    def issues(self) -> tuple[GatheredIssue, ...]:
        """An issue for each document that was not read, and the others."""
        of_documents = (
            GatheredIssue(one.document.name, "read", one.issue, one.document.meeting_id) for one in self.unread
        )
        return (*of_documents, *self.other_issues)


NOTHING_LOADED = LoadedBatch(0, ())
_OUTCOME = TypeAdapter(LoadedBatch)


@dataclass(frozen=True, slots=True)
class ReadingBatch:
    """Documents and journal copies to be read together, and the folder that will hold what was read.

    ``journals`` are the second copies of the documents' meetings, and copies of meetings without a document here.
    ``target`` does not exist until the batch is read whole. ``left_out`` are those that a process has ended over:
    documents, and meetings whose journal copy was at fault (with the sentence that says why).
    """

    run_id: str
    archive_root: Path
    target: Path
    documents: tuple[SourceDocument, ...]
    journals: tuple[JournalCopy, ...]
    register: Register
    limits: ReadingLimits = field(default_factory=ReadingLimits)
    left_out: Mapping[str, UnreadDocument | str] = field(default_factory=dict)

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


def make_batches(
    documents: Sequence[SourceDocument],
    journals_alone: Sequence[JournalCopy],
    gathered: Gathered,
    *,
    run_id: str,
    archive_root: Path,
    folder: Path,
    workers: int,
    limits: ReadingLimits,
) -> tuple[ReadingBatch, ...]:
    """Documents (each with its meeting's journal copy) and copies on their own, in batches that go into ``folder``.

    The batches are in the order of their documents' age, so that loaded one after the other the newer one wins.
    """
    journals = {journal.meeting_id: journal for journal in gathered.journals}
    pieces: list[tuple[tuple[SourceDocument, ...], tuple[JournalCopy, ...]]] = []
    for document in sorted(documents, key=lambda one: one.fetched_at):
        journal = journals.get(document.meeting_id or "")
        pieces.append(((document,), (journal,) if journal else ()))
    pieces += [((), (journal,)) for journal in journals_alone]
    # A process takes half a second to start; few documents are read in fewer of them.
    size = min(DOCUMENTS_A_BATCH, max(FEWEST_DOCUMENTS_A_BATCH, ceil(len(pieces) / workers)))
    batches = []
    for start in range(0, len(pieces), size):
        part = pieces[start : start + size]
        batches.append(
            ReadingBatch(
                run_id,
                archive_root,
                folder / f"batch-{start // size + 1:04d}",
                tuple(one for found, _ in part for one in found),
                tuple({one.meeting_id: one for _, copies in part for one in copies}.values()),
                gathered.register,
                limits,
            )
        )
    return tuple(batches)


def read_safely(
    batch: ReadingBatch, process: GuardedProcess, on_document: Callable[[], None] = lambda: None
) -> LoadedBatch:
    """Read a batch in another process and keep what was read in ``batch.target``; never fails over a document.

    ``on_document`` is called when one more document is begun. A document over which the process ends is left out and
    the rest is read again; where nobody can tell over which one, each is read in a call of its own.
    """
    begun: set[str] = set()

    def on_step(step: str) -> None:
        if step not in begun and step.startswith(_DOCUMENT):
            begun.add(step)
            on_document()

    died_at: list[str | None] = []
    while True:
        try:
            return process.call(READ_BATCH, batch, batch.limits, on_step)
        except ProcessEndedError as ended:
            # A process that was killed is tried once more: perhaps it was only the one that the system chose.
            if ended.verdict is Verdict.CRASHED and ended.step not in died_at:
                died_at.append(ended.step)
                continue
            culprit = _culprit(batch, ended)
            if culprit is None:
                return _read_one_by_one(batch, process)
            batch = replace(batch, left_out={**batch.left_out, **culprit})


def _culprit(batch: ReadingBatch, ended: ProcessEndedError) -> Mapping[str, UnreadDocument | str] | None:
    """What the process was reading when it ended; ``None`` when it was nothing in particular."""
    step = ended.step or ""
    if step in batch.left_out:
        return None
    if step.startswith(_DOCUMENT):
        document = next(one for one in batch.documents if _DOCUMENT + one.sha256 == step)
        return {step: UnreadDocument(document, ended.verdict, ended.sentence)}
    return {step: ended.sentence} if step.startswith(_JOURNAL) else None


def _read_one_by_one(batch: ReadingBatch, process: GuardedProcess) -> LoadedBatch:
    """Read each document, and each journal copy on its own, in a call of its own, and keep all of them together."""
    frames: list[Frames] = []
    loaded = NOTHING_LOADED
    waiting = list(_singles(batch))
    while waiting:
        single = waiting.pop(0)
        try:
            read, outcome = process.call(READ_FRAMES, single, single.limits)
        except ProcessEndedError as ended:
            if not single.documents:
                loaded += LoadedBatch(0, (), (_journal_issue(single.journals[0], ended.sentence),))
                continue
            loaded += LoadedBatch(0, (UnreadDocument(single.documents[0], ended.verdict, ended.sentence),))
            if single.journals:
                waiting.append(replace(single, documents=()))
            continue
        frames.append(read)
        loaded += outcome
    return _keep(batch, _concatenate(frames), loaded)


def _singles(batch: ReadingBatch) -> Iterable[ReadingBatch]:
    """The batch in pieces of one document with its journal copy, or of one journal copy without a document."""
    journals = {journal.meeting_id: journal for journal in batch.journals}
    for document in batch.documents:
        journal = journals.get(document.meeting_id or "")
        yield replace(batch, documents=(document,), journals=(journal,) if journal else ())
    with_document = {document.meeting_id for document in batch.documents}
    for journal in batch.journals:
        if journal.meeting_id not in with_document:
            yield replace(batch, documents=(), journals=(journal,))


def _concatenate(all_frames: Iterable[Frames]) -> Frames:
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


def read_batch(batch: ReadingBatch, begin_step: BeginStep = lambda step: None) -> LoadedBatch:
    """Read a batch in this process and keep what was read in ``batch.target``; read before, it is not read again.

    One process reads one document at a time: pdfium must never run in threads (platform notes §d.2).
    """
    return _keep(batch, *read_frames(batch, begin_step))


# What the other process is asked to call.
READ_BATCH = read_batch


def kept_outcome(target: Path) -> LoadedBatch | None:
    """What came of a batch that was read before; ``None`` when it was not, or not to its end."""
    try:
        return _OUTCOME.validate_json((target / _OUTCOME_FILE).read_bytes())
    except FileNotFoundError:
        return None


def _keep(batch: ReadingBatch, frames: Frames, loaded: LoadedBatch) -> LoadedBatch:
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
        step = _DOCUMENT + document.sha256
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


READ_FRAMES = read_frames


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
                issues.append(_journal_issue(journal, unexpected(error)))
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
        step = _JOURNAL + journal.meeting_id
        known = batch.left_out.get(step)
        if isinstance(known, str):
            issues.append(_journal_issue(journal, known))
            continue
        begin_step(step)
        try:
            parsed = parse_journal(journal.listed, journal.journal_lines)
            yield _Piece(journal, (journal_record(journal, parsed, gathered, batch.run_id),))
        except Exception as error:  # noqa: BLE001 - one copy's fault is never the run's
            issues.append(_journal_issue(journal, unexpected(error)))


def _journal_issue(journal: JournalCopy, sentence: str) -> GatheredIssue:
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
                failed.append(_journal_issue(piece.origin, unexpected(error)))
    return _concatenate(made), failed


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


def default_workers() -> int:
    """One process for each core."""
    return os.cpu_count() or 1
