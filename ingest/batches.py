"""Batches: documents that are read together, and what came of them.

A batch needs nothing but the archive and what it carries, so that any process that sees the data folder can read it, on
this machine or on another; the same batch gives the same frames wherever it is read (``batch_reading.py``).
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

from ingest.documents import Gathered, GatheredIssue, JournalCopy, SourceDocument
from ingest.parsing import UnreadDocument
from ingest.reading_limits import ReadingLimits
from ingest.unreadable import UnreadableDocument
from parliament.people import Register

# Documents read together: some 8 MB of text, 5 to 10 s of work; a process that dies costs no more than that.
DOCUMENTS_A_BATCH = 64
# Below these a second process costs more time to start than it saves.
FEWEST_DOCUMENTS_A_BATCH = 16
# What a process says that it is reading: a document by its sha256, a journal copy on its own by its meeting.
DOCUMENT_STEP = "document "
JOURNAL_STEP = "journal "


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
        """The documents that were not read, as a run's summary lists them."""
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


def default_workers() -> int:
    """One process for each core."""
    return os.cpu_count() or 1
