"""What reading a report's file gives: its non-blank lines with their pages."""

from dataclasses import dataclass

from parliament.model import Issue, Line, ReportSource


@dataclass(frozen=True, slots=True)
class TextDocument:
    """The non-blank lines of a report in reading order, whatever file they came from.

    ``lines`` holds normalised text (NFC, plain spaces, no soft hyphens, trimmed); ``issues`` what reading could not
    take at face value.
    """

    source: ReportSource
    lines: tuple[Line, ...]
    page_count: int
    issues: tuple[Issue, ...] = ()
