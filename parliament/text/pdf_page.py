"""One page of a PDF as lines: text, position and bold start, through pdfium's raw functions.

The text of a page comes in one call; position and font are asked for a few characters of each line only, because each
question costs about a microsecond and a page holds thousands of characters.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

# What pdfium puts where it joins a hyphenated line with the next (platform notes §d.2).
_JOINED_LINE_END = "\ufffe\x02"
_LINE = re.compile(r"[^\r\n\ufffe\x02]+")
# Base font names are short ("ABCDEF+Verdana-Bold"); 128 bytes hold all seen.
_FONT_NAME_BYTES = 128
# A page of dense small print holds 8 000 characters; above this the page is hostile and is cut.
_MOST_CHARACTERS = 200_000
# Two columns set row by row: a gap this wide (points, from letter to letter) inside a line is the gutter. Justified
# lines stretch their spaces to 10 points or so; the gutters of two-column files are 20 and more.
_GUTTER_WIDTH = 24.0
# Lines looked at to decide, the length from which a row can span both columns, and the share that must show a gutter.
_SAMPLED_ROWS = 10
_SHORTEST_ROW = 40
_GUTTER_SHARE = 0.6
_FEWEST_EXACT, _SAME_X = 2, 2.0
_LONGEST_PAGE_NUMBER = 4
# A second column begins right of this share of a page's width, with two lines at least.
_MIDDLE_SHARE, FEWEST_RIGHT = 0.45, 2
# Lines of a column begin within this distance of each other, in points: indents.
_GUTTER_SPREAD = 15.0


class PageLine(NamedTuple):
    """One printed line. ``x`` and ``right`` are its ends, ``y`` its baseline from the top of the page, in points.

    On a page that can have no second column ``right`` is not asked for, and is ``x``.
    """

    text: str
    x: float
    y: float
    right: float
    bold_prefix: int


class _Span(NamedTuple):
    """A line as character indexes of its page, trimmed; ``is_broken`` ends in a hyphen that pdfium took away."""

    start: int
    end: int
    is_broken: bool


def middle_of(width: float) -> float:
    """The x behind which the lines of a second column begin, on a page so wide."""
    return width * _MIDDLE_SHARE


def read_page_lines(pdfium: Any, page: Any, width: float) -> list[PageLine]:
    """Return the lines of an open page, so wide, in the order of its content."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        return _PageReader(pdfium, text_page, pdfium.FPDF_GetPageHeightF(page)).lines(width)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


class _PageReader:
    """The questions to pdfium about one page's characters, with the buffers for its answers."""

    def __init__(self, pdfium: Any, text_page: Any, height: float) -> None:
        self._pdfium = pdfium
        self._text_page = text_page
        self._height = height
        # Looked up once and not with each of the hundreds of questions of a page.
        self._get_origin = pdfium.FPDFText_GetCharOrigin
        self._get_font = pdfium.FPDFText_GetFontInfo
        self._is_bold_name: dict[bytes, bool] = {}
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()
        self._font_name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        self._font_flags = ctypes.c_int()

    def lines(self, width: float) -> list[PageLine]:
        text = self._text()
        spans: list[_Span] = []
        for match in _LINE.finditer(text):
            start, line_end = match.span()
            raw = match[0].rstrip()
            if not raw:
                continue
            end = start + len(raw)
            start = end - len(raw.lstrip())
            is_broken = line_end < len(text) and text[line_end] in _JOINED_LINE_END
            spans.append(_Span(start, end, is_broken))
        column_start = self._joined_column(text, spans)
        if column_start is not None:
            spans = [part for span in spans for part in self._split(text, span, column_start)]
        lines = [self._line(text[span.start : span.end], span) for span in spans]
        middle = middle_of(width)
        if len([line for line in lines if line.x > middle]) < FEWEST_RIGHT:
            return lines
        return [line._replace(right=self._origin(span.end - 1)[0]) for line, span in zip(lines, spans, strict=True)]

    def _joined_column(self, text: str, spans: list[_Span]) -> float | None:
        """Where the second of two columns begins, when pdfium has joined the lines that stand on one row."""
        sample = [span for span in spans if span.end - span.start > _SHORTEST_ROW][:_SAMPLED_ROWS]
        # What follows a gutter is the line of a column, and not the page behind an entry of the contents.
        starts = sorted(
            x for span in sample for index, x in self._wide_gaps(text, span) if span.end - index > _LONGEST_PAGE_NUMBER
        )
        if len(sample) < _SAMPLED_ROWS // 2 or not starts:
            return None
        middle = starts[len(starts) // 2]
        agreeing = sum(abs(x - middle) < _GUTTER_SPREAD for x in starts)
        if agreeing >= len(sample) * _GUTTER_SHARE:
            return middle
        # A second column that ended early: few rows, whose gaps end at one x to the point.
        exact = sum(abs(x - middle) < _SAME_X for x in starts)
        return middle if exact >= _FEWEST_EXACT and exact == len(starts) else None

    def _wide_gaps(self, text: str, span: _Span) -> Iterator[tuple[int, float]]:
        """Character index and x of what follows a gap as wide as a gutter."""
        get_origin, text_page, place, height = self._get_origin, self._text_page, self._x, self._y
        last = span.end - 1
        space, word = text.find(" ", span.start + 1, last), float("-inf")
        while space >= 0:
            get_origin(text_page, space + 1, place, height)
            after = place.value
            # Behind a short word there is no room for a gutter, and its last letter need not be asked for.
            if after - word > _GUTTER_WIDTH and after - self._origin(space - 1)[0] > _GUTTER_WIDTH:
                yield space + 1, after
            word = after
            space = text.find(" ", space + 1, last)

    def _split(self, text: str, span: _Span, column_start: float) -> list[_Span]:
        for index, x in self._wide_gaps(text, span):
            if abs(x - column_start) < _GUTTER_SPREAD:
                return [_Span(span.start, index - 1, is_broken=False), _Span(index, span.end, span.is_broken)]
        return [span]

    def _line(self, text: str, span: _Span) -> PageLine:
        start, end, is_broken = span
        x, y = self._origin(start)
        bold = self._bold_prefix(start, end) if self._is_bold(start) else 0
        return PageLine(text + "-" if is_broken else text, x, y, x, bold)

    def _text(self) -> str:
        """The page's text, one character for each of pdfium's character indexes."""
        count = min(self._pdfium.FPDFText_CountChars(self._text_page), _MOST_CHARACTERS)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self._pdfium.FPDFText_GetText(self._text_page, 0, count, buffer)
        if written == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
            if len(text) == count:
                return text
        codes = (self._pdfium.FPDFText_GetUnicode(self._text_page, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)

    def _origin(self, index: int) -> tuple[float, float]:
        """Where a character stands: x, and y of its baseline from the top of the page."""
        self._get_origin(self._text_page, index, self._x, self._y)
        return self._x.value, self._height - self._y.value

    def _bold_prefix(self, start: int, end: int) -> int:
        """How many characters from ``start`` on, which is bold, are so: all, or up to a point found by halving."""
        if self._is_bold(end - 1):
            return end - start
        low, high = start, end - 1
        while high - low > 1:
            middle = (low + high) // 2
            if self._is_bold(middle):
                low = middle
            else:
                high = middle
        return high - start

    def _is_bold(self, index: int) -> bool:
        """By the base font's name: the weight that pdfium reports is unreliable (platform notes §d.2)."""
        length = self._get_font(self._text_page, index, self._font_name, _FONT_NAME_BYTES, self._font_flags)
        if length <= 0:
            return False
        name = self._font_name.value
        is_bold = self._is_bold_name.get(name)
        if is_bold is None:
            is_bold = self._is_bold_name[name] = b"bold" in name.lower()
        return is_bold
