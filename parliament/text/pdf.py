"""A report as PDF: opening it, refusing what is damaged, and its pages' lines in reading order.

pdfium is not safe in threads (platform notes §d.2: it crashed in 2 of 5 runs), so one document is open at a time.
"""

import ctypes
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from statistics import median
from typing import Any

from parliament.errors import CorruptFileError, EncryptedFileError, ScannedFileError, TruncatedFileError
from parliament.model import Issue, Line, ReportSource, Severity
from parliament.text.columns import order_lines
from parliament.text.damage import damaged_streams, has_end_marker
from parliament.text.document import TextDocument
from parliament.text.normalise import breaks_words_with_hyphens, normalise
from parliament.text.pdf_objects import pages_that_use
from parliament.text.pdf_page import PageLine, read_page_lines
from parliament.text.printed_pages import number_as_printed

# The longest sitting known fills some 250 pages; far above it the file is no report, and reading it would take minutes.
_MOST_PAGES = 2_000
# A page of the real report holds 2 400 characters; with fewer than this on average the "text" is stamps on a scan.
_FEWEST_CHARACTERS_A_PAGE = 20
# A gap between lines above this many times the usual one opens a paragraph. Blank lines make it 2, subscripts 1.1.
_PARAGRAPH_GAP = 1.35
# One line in five at least follows another of its paragraph, also where turns are short.
_PITCH_FRACTION = 5
# A page that ends above this share of where pages usually end, in the middle of a sentence, has lost text.
_SHORT_PAGE_SHARE = 0.6

# Damaged parts listed one by one: to fetch the file again nobody needs a longer list.
_MOST_DAMAGED_TOLD = 20

# White space that is neither a space nor made one by normalising.
_OTHER_SPACE = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u1680\u2028\u2029\u205f]")
_ONE_DOCUMENT = threading.Lock()

# Control characters in place of letters: a program that wrote the PDF again lost what its fonts draw (Ghostscript 10.0
# does so to accents and dashes). Not those that pdfium puts at the ends of lines; one or two change nobody's words.
# … or letters of another script beside Latin ones, in the place of their accents: from Armenian on (U+0530), behind the
# Latin, Greek and Cyrillic alphabets of names, but for the block of signs (U+1D00 to U+2BFF), which reports print.
_OTHER_SCRIPT = r"[\u0530-\u1cff\u2c00-\ud7ff]"
_UNEXPLAINED = re.compile(rf"[\x01\x03-\x08\x0e-\x1f]|(?<=[A-Za-z]){_OTHER_SCRIPT}|{_OTHER_SCRIPT}(?=[A-Za-z])")
_MOST_UNEXPLAINED = 2
# One sign of any of these, which most files have not: looked for ten times as fast as with the letters beside it.
_MAY_BE_UNEXPLAINED = re.compile(r"[\x01\x03-\x08\x0e-\x1f\u0530-\u1cff\u2c00-\ud7ff]")


def read_pdf(body: bytes, *, name: str) -> TextDocument:
    """Read the lines of a PDF with page, position and length of their bold start.

    Raises :class:`TruncatedFileError`, :class:`CorruptFileError`, :class:`EncryptedFileError` or
    :class:`ScannedFileError`. Damage that leaves text readable becomes an issue.
    """
    if not has_end_marker(body):
        raise TruncatedFileError(f"{name} ends before the end of the PDF: fetch it again")
    # Before pdfium opens it: what would fill the memory is refused by its bytes.
    damage = _damage_issues(body, name)
    with _ONE_DOCUMENT, _open(body, name) as (pdfium, document):
        pages = list(_read_pages(pdfium, document, name))
    issues = [*damage, *_page_issues(pages)]
    characters = sum(len(line.text) for lines in pages for line in lines)
    if characters < _FEWEST_CHARACTERS_A_PAGE * len(pages):
        raise ScannedFileError(f"{name} has {len(pages)} pages and no text layer: it is a scan and needs OCR first")
    unexplained = _count_unexplained("\n".join(line.text for lines in pages for line in lines))
    if unexplained > _MOST_UNEXPLAINED:
        raise CorruptFileError(
            f"{name} draws {unexplained} letters of which its fonts do not say which they are: ask for another copy"
        )
    lines, page_issues = number_as_printed(tuple(_number_lines(pages)))
    return TextDocument(source=ReportSource.PDF, lines=lines, page_count=len(pages), issues=(*issues, *page_issues))


def _count_unexplained(text: str) -> int:
    return len(_UNEXPLAINED.findall(text)) if _MAY_BE_UNEXPLAINED.search(text) else 0


@contextmanager
def _open(body: bytes, name: str) -> Iterator[tuple[Any, Any]]:
    """Open the document, give pdfium's functions and the document, and close it whatever happens."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - importing starts the library, so only when there is a PDF

    buffer = ctypes.create_string_buffer(body, len(body))
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(body), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        if error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise EncryptedFileError(f"{name} needs a password: ask the publisher for an open copy")
        raise CorruptFileError(f"{name} cannot be opened as a PDF (pdfium error {error}): fetch it again")
    try:
        yield pdfium, document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _read_pages(pdfium: Any, document: Any, name: str) -> Iterator[list[PageLine]]:
    count = pdfium.FPDF_GetPageCount(document)
    if not 0 < count <= _MOST_PAGES:
        raise CorruptFileError(f"{name} says it has {count} pages: it is damaged or no report")
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            yield []
            continue
        try:
            width = pdfium.FPDF_GetPageWidthF(page)
            yield order_lines(read_page_lines(pdfium, page, width), width)
        finally:
            pdfium.FPDF_ClosePage(page)


def _number_lines(pages: list[list[PageLine]]) -> Iterator[Line]:
    widest_gap = _line_pitch(pages) * _PARAGRAPH_GAP
    texts = iter(_normalised([line.text for lines in pages for line in lines]))
    number = 0
    for page, lines in enumerate(pages, start=1):
        above: float | None = None
        for (printed, x, y, _, bold_prefix), text in zip(lines, texts, strict=False):
            if not text:
                continue
            number += 1
            bold = min(len(normalise(printed[:bold_prefix]).lstrip()), len(text)) if bold_prefix else 0
            # A larger gap above opens a paragraph; a jump up is the next column, where a sentence may continue.
            yield Line(number, page, text, above is None or y - above > widest_gap, bold, x, y)
            above = y


def _normalised(printed: list[str]) -> list[str]:
    """The texts of all lines in one spelling, single spaces between their words; normalised at once."""
    whole = "\n".join(printed)
    texts = normalise(whole, keeps_dashes_at_ends=breaks_words_with_hyphens(whole)).split("\n") if printed else []
    if _OTHER_SPACE.search(whole) is not None:
        return [" ".join(text.split()) for text in texts]
    return [" ".join(text.split()) if "  " in text else text.strip() for text in texts]


def _line_pitch(pages: list[list[PageLine]]) -> float:
    """The distance from line to line within a paragraph, in points; 12 where no page has two lines.

    Of all distances the small ones: in a report of short turns most lines stand under a gap.
    """
    gaps = [following.y - line.y for lines in pages for line, following in pairwise(lines) if following.y > line.y]
    return sorted(gaps)[len(gaps) // _PITCH_FRACTION] if gaps else 12.0


def _damage_issues(body: bytes, name: str) -> list[Issue]:
    """An issue for each damaged part, which names the pages of the file that it stands on.

    Raises :class:`CorruptFileError` when the file holds more than a report can.
    """
    try:
        damaged = damaged_streams(body)
    except CorruptFileError as error:
        raise CorruptFileError(f"{name}: {error}") from error
    if not damaged:
        return []
    pages = pages_that_use(body, (stream.object_number for stream in damaged if stream.object_number is not None))
    return [
        Issue(
            "damaged_stream",
            Severity.ERROR,
            None,
            f"{_pages_in_words(pages.get(stream.object_number or 0, ()))}: a compressed part of the PDF fails its "
            "checksum: text may be missing or wrong",
        )
        for stream in damaged[:_MOST_DAMAGED_TOLD]
    ]


def _pages_in_words(pages: Sequence[int]) -> str:
    if not pages:
        return "no single page"
    if len(pages) == 1:
        return f"page {pages[0]}"
    is_run = pages[-1] - pages[0] + 1 == len(pages)
    return f"pages {pages[0]} to {pages[-1]}" if is_run else f"pages {', '.join(map(str, pages))}"


def _page_issues(pages: list[list[PageLine]]) -> list[Issue]:
    issues: list[Issue] = []
    usual_bottom = median([lines[-1].y for lines in pages if lines] or [0.0])
    with_text = [page for page, lines in enumerate(pages, start=1) if lines]
    for page, lines in enumerate(pages, start=1):
        if not lines:
            is_between = bool(with_text) and with_text[0] < page < with_text[-1]
            # The reverse of the last page may be blank; what should stand between two pages of text is lost.
            severity = Severity.ERROR if is_between else Severity.INFO
            place = " between pages with text" if is_between else ""
            issues.append(Issue("page_without_text", severity, None, f"page {page} has no text{place}"))
        elif 1 < page < len(pages) and _is_cut_short(lines, usual_bottom):
            detail = f"page {page} ends early and in the middle of a sentence"
            issues.append(Issue("page_cut_short", Severity.WARNING, None, detail))
    return issues


def _is_cut_short(lines: list[PageLine], usual_bottom: float) -> bool:
    last = lines[-1]
    return last.y < usual_bottom * _SHORT_PAGE_SHARE and last.text.rstrip()[-1:].islower()
