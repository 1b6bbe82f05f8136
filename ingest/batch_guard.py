"""Read a batch in a process that may die; a document that hangs, grows or fails at any stage is left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from ingest.batch_reading import Frames, concatenated, journal_issue, keep, read_batch, read_frames
from ingest.batches import DOCUMENT_STEP, JOURNAL_STEP, NOTHING_LOADED, LoadedBatch, ReadingBatch
from ingest.guarded_process import GuardedProcess, ProcessEndedError
from ingest.parsing import UnreadDocument
from ingest.reading_limits import Verdict

# What the other process is asked to call.
READ_BATCH = read_batch
READ_FRAMES = read_frames


def read_safely(
    batch: ReadingBatch, process: GuardedProcess, on_document: Callable[[], None] = lambda: None
) -> LoadedBatch:
    """Read a batch in another process and keep what was read in ``batch.target``; never fails over a document.

    ``on_document`` is called when one more document is begun. A document over which the process ends is left out and
    the rest is read again; where it is not known which one, each is read in a call of its own.
    """
    begun: set[str] = set()

    def on_step(step: str) -> None:
        if step not in begun and step.startswith(DOCUMENT_STEP):
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
    if step.startswith(DOCUMENT_STEP):
        document = next(one for one in batch.documents if DOCUMENT_STEP + one.sha256 == step)
        return {step: UnreadDocument(document, ended.verdict, ended.sentence)}
    return {step: ended.sentence} if step.startswith(JOURNAL_STEP) else None


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
                loaded += LoadedBatch(0, (), (journal_issue(single.journals[0], ended.sentence),))
                continue
            loaded += LoadedBatch(0, (UnreadDocument(single.documents[0], ended.verdict, ended.sentence),))
            if single.journals:
                waiting.append(replace(single, documents=()))
            continue
        frames.append(read)
        loaded += outcome
    return keep(batch, concatenated(frames), loaded)


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
