"""Archived bodies to parsed reports: in processes, because pdfium must never run in threads (platform notes §d.2)."""

import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import count, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path

from ingest.documents import SourceDocument
from parliament.archive import Archive
from parliament.errors import ArchiveError, ReportFileError
from parliament.model import Issue, ParsedReport, Severity
from parliament.parse import parse_report
from parliament.second_reader import SecondOpinion, compare
from parliament.text import read_document

# A process costs about a quarter of a second to start; below this many documents it does not pay.
SMALLEST_BATCH_FOR_PROCESSES = 8
# Documents handed to a process at once: some seconds of work, so that progress moves and a killed process costs little.
DOCUMENTS_A_CHUNK = 16


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document, the report in it, and what a second reader makes of the same lines."""

    document: SourceDocument
    parsed: ParsedReport
    second_opinion: SecondOpinion | None = None


@dataclass(frozen=True, slots=True)
class UnreadDocument:
    """A document in which no report could be read, and the issue that says why."""

    document: SourceDocument
    issue: Issue


ReadDocument = ParsedDocument | UnreadDocument


def parse_documents(
    documents: Sequence[SourceDocument],
    archive: Archive,
    *,
    processes: int | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[ReadDocument]:
    """Parse archived documents; results come as they are ready, one for every document.

    A document that cannot be parsed gives an issue of kind ``unreadable_report``; one that kills its process gives
    ``crashed_report``. Neither stops the others. ``processes`` defaults to the number of cores.
    """
    workers = processes or os.cpu_count() or 1
    results: Iterable[ReadDocument]
    if workers == 1 or (len(documents) < SMALLEST_BATCH_FOR_PROCESSES and not _any_pdf(documents)):
        results = (parse_document(document, archive) for document in documents)
    else:
        results = _parse_in_processes(documents, archive, workers)
    for done, result in enumerate(results, start=1):
        on_progress(done, len(documents))
        yield result


def reading_pool(workers: int) -> ProcessPoolExecutor:
    """Processes that read reports, and end with the run that started them, however it ends."""
    # "spawn": a forked copy of a process with threads (Prefect's, Polars') may lock up.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Watch the parent: when it is killed, nobody else would tell this process that there is no more to do."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_exit_after, args=(parent,), daemon=True).start()


def _exit_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def parse_document(document: SourceDocument, archive: Archive) -> ReadDocument:
    """Parse one archived document in this process."""
    try:
        body = archive.read(document.sha256)
        text = read_document(body, name=document.name)
        parsed = parse_report(text)
        return ParsedDocument(document, parsed, compare(text.lines, parsed))
    except (ReportFileError, ArchiveError) as error:
        kind = "damaged_archive" if isinstance(error, ArchiveError) else "unreadable_report"
        detail = f"{document.name}: {type(error).__name__}: {error}"
        return UnreadDocument(document, Issue(kind, Severity.ERROR, None, detail))


def _any_pdf(documents: Sequence[SourceDocument]) -> bool:
    """PDFs are read in another process even when they are few: a crash of pdfium must not take the run with it."""
    return any(not document.name.lower().endswith(".txt") for document in documents)


def _parse_chunk(documents: Sequence[SourceDocument], archive_root: Path) -> list[ReadDocument]:
    archive = Archive(archive_root)
    return [parse_document(document, archive) for document in documents]


def _parse_in_processes(documents: Sequence[SourceDocument], archive: Archive, workers: int) -> Iterator[ReadDocument]:
    """Parse in processes; only a few chunks are under way, so that results do not pile up before they are taken."""
    starts = range(0, len(documents), DOCUMENTS_A_CHUNK)
    waiting = iter([documents[start : start + DOCUMENTS_A_CHUNK] for start in starts])
    lost: list[Sequence[SourceDocument]] = [()]
    while lost:
        lost = yield from _parse_until_a_process_dies(waiting, archive, workers)
        for chunk in lost:
            for document in chunk:
                yield parse_alone(document, archive)


def _parse_until_a_process_dies(
    waiting: Iterator[Sequence[SourceDocument]], archive: Archive, workers: int
) -> Generator[ReadDocument, None, list[Sequence[SourceDocument]]]:
    """Parse chunks until there are no more; return early those that were under way when a process died."""
    unfinished: dict[int, Sequence[SourceDocument]] = {}
    under_way: dict[Future[list[ReadDocument]], int] = {}
    numbers = count()
    with reading_pool(workers) as pool:
        try:
            while True:
                for chunk in islice(waiting, 2 * workers - len(under_way)):
                    number = next(numbers)
                    unfinished[number] = chunk
                    under_way[pool.submit(_parse_chunk, chunk, archive.root)] = number
                if not under_way:
                    return []
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    results = future.result()
                    del unfinished[under_way.pop(future)]
                    yield from results
        except BrokenProcessPool:
            return list(unfinished.values())


def parse_alone(document: SourceDocument, archive: Archive) -> ReadDocument:
    """Parse one document in a process of its own, so that the one that crashes is found and the others survive."""
    with reading_pool(1) as pool:
        try:
            return pool.submit(_parse_chunk, [document], archive.root).result()[0]
        except BrokenProcessPool:
            detail = f"{document.name}: the process that read it died; the file is left out"
            return UnreadDocument(document, Issue("crashed_report", Severity.ERROR, None, detail))
