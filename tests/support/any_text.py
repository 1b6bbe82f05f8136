"""What must hold of the parse of any text whatever."""

from parliament.documents import other_document
from parliament.errors import NotAVerbatimReportError, TruncatedFileError
from parliament.model import ParsedReport
from parliament.parse import count_words, parse_lines, parse_report
from parliament.second_reader import compare
from parliament.text import TextDocument
from parliament.text.plain import read_plain


def check_any_text(text: str) -> ParsedReport:
    """Read and parse ``text``; raise ``AssertionError`` where a line or a word is lost, or another error escapes."""
    document = read_plain(text)
    report = parse_lines(document)
    check_lines(document, report)
    check_words(document, report)
    check_speeches(report)
    # The second reader reads anything, too, and in time that is linear in it.
    compare(document.lines, report)
    try:
        assert parse_report(document) == report
    except (NotAVerbatimReportError, TruncatedFileError):
        is_other = other_document([line.text for line in document.lines]) is not None
        assert is_other or not (report.items or report.speeches)
    return report


def check_lines(document: TextDocument, report: ParsedReport) -> None:
    """Every non-blank line is in exactly one span, in order."""
    numbers = [line.number for line in document.lines]
    start = 0
    for span in report.spans:
        stop = start + span.line_count
        assert span.line_count > 0
        assert (numbers[start], numbers[stop - 1]) == (span.first_line, span.last_line)
        start = stop
    assert start == len(numbers) == report.account.total == report.account.assigned


def check_words(document: TextDocument, report: ParsedReport) -> None:
    """The spans hold the document's words, less one for each line end that was joined."""
    account = report.account
    assert account.document_words == sum(count_words(line.text) for line in document.lines)
    assert account.document_words - account.joined_breaks == sum(span.words for span in report.spans)


def check_speeches(report: ParsedReport) -> None:
    """Speeches count their own words, in order, on pages in order, and no paragraph is empty."""
    assert [speech.ordinal for speech in report.speeches] == list(range(1, len(report.speeches) + 1))
    for speech in report.speeches:
        assert speech.words == count_words("\n".join(speech.paragraphs))
        assert all(speech.paragraphs)
        assert speech.page <= speech.last_page
    ordinals = [span.speech for span in report.spans if span.speech is not None]
    assert ordinals == sorted(ordinals)
