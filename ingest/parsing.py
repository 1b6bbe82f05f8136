"""An archived body to a parsed report, or to the reason why there is none."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.documents import SourceDocument
from ingest.guarded_child import too_much_memory, unexpected
from ingest.reading_limits import ReadingLimits, Verdict
from parliament.archive import Archive
from parliament.errors import ArchiveError, ReportFileError
from parliament.model import Issue, ParsedReport, Severity
from parliament.parse import parse_report
from parliament.second_reader import SecondOpinion, compare
from parliament.text import read_document


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document, the report in it, and what a second reader makes of the same lines."""

    document: SourceDocument
    parsed: ParsedReport
    second_opinion: SecondOpinion | None = None


@dataclass(frozen=True, slots=True)
class UnreadDocument:
    """A document of which no report was loaded, and why; ``reason`` is a sentence without the document's name."""

    document: SourceDocument
    verdict: Verdict
    reason: str

    @property
    def issue(self) -> Issue:
        """The issue that reports it."""
        return Issue(self.verdict.value, Severity.ERROR, None, f"{self.document.name}: {self.reason}")


def parse_document(
    document: SourceDocument, archive: Archive, limits: ReadingLimits
) -> ParsedDocument | UnreadDocument:
    """Parse one archived document in this process; never raises, whatever the document holds.

    ``limits`` are for the sentence only: the caller who begins the process sets them.
    """
    try:
        body = archive.read(document.sha256)
        text = read_document(body, name=document.name)
        parsed = parse_report(text)
        return ParsedDocument(document, parsed, compare(text.lines, parsed))
    except ReportFileError as error:
        return UnreadDocument(document, Verdict.UNREADABLE, f"{type(error).__name__}: {error}")
    except ArchiveError as error:
        return UnreadDocument(document, Verdict.DAMAGED_ARCHIVE, f"{type(error).__name__}: {error}")
    except Exception as error:  # noqa: BLE001 - one document's fault is never the run's
        return left_out(document, error, limits)


def parse_bytes(named: tuple[str, bytes], begin_step: Callable[[str], None]) -> ParsedReport | str:
    """The report in the bytes of a file, or the sentence why there is none; for a guarded process."""
    name, body = named
    begin_step(name)
    try:
        return parse_report(read_document(body, name=name))
    except ReportFileError as error:
        return str(error)


def left_out(document: SourceDocument, error: Exception, limits: ReadingLimits) -> UnreadDocument:
    """A document that met an error after it was read, in whatever stage."""
    if isinstance(error, ReportFileError):
        return UnreadDocument(document, Verdict.UNREADABLE, f"{type(error).__name__}: {error}")
    if isinstance(error, MemoryError):
        return UnreadDocument(document, Verdict.NEEDED_TOO_MUCH_MEMORY, too_much_memory(error, limits.memory_bytes))
    return UnreadDocument(document, Verdict.FAILED, unexpected(error))
