"""A report as plain text: decoding, lines and pages.

Pages of the text form (design §5): a form feed opens one; else a running header names its own; else a line that begins
with exactly one space opens one. The signs are checked against each other before they are believed.
"""

import re
from dataclasses import dataclass
from itertools import compress, count, pairwise, repeat
from operator import not_
from string import ascii_lowercase

from parliament.errors import CorruptFileError
from parliament.model import Issue, Line, ReportSource, Severity
from parliament.text.document import TextDocument
from parliament.text.normalise import normalise
from parliament.text.printed_pages import number_as_printed
from parliament.text.running import (
    HEADER_WORD,
    is_page_number,
    is_running_footer,
    page_number_in,
    read_running_header,
)
from parliament.text.word_lines import join_word_lines

# Signs that stand closer than this, on average, are an indent or figures of a table and no page turns. Pages of the
# real report hold 48 to 59 lines; 15 leaves room for covers and contents. It is more than FEWEST_LINES_A_PAGE, which
# says what the number of a page can be: here pages are recognised by the signs alone.
_FEWEST_LINES_BETWEEN_SIGNS = 15
# Fewer signs of pages are an accident.
_FEWEST_SIGNS = 3
# The numbers of a report of three pages whose cover has none.
_TWO_PAGES = [2, 3]
# A page or two may lack its number, not more: other numbers stand alone in lists and tables.
_MOST_PAGES_SKIPPED = 3
_LONGEST_NUMBER_LINE = 120
# Below the last number at most the publisher's line and blank lines are left.
_MOST_AFTER_LAST_SIGN = 12
_LINES_AT_ONCE = 100
_SMALL_LETTERS = frozenset(ascii_lowercase)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Of a text's characters, more unreadable ones than this share and the bytes were not text.
_UNREADABLE_SHARE = 0.05
# Pages that a tool put together with a form feed alone: it ends the line, too, as it does in most editors.
_FEED_WITHIN_LINE = re.compile(r"(?<=[^\s\f]) *\f")
# What tools make of the "■" of a font of signs: the letter at its place, as a heading in capitals below one shows.
_SIGN_AS_LETTER = re.compile(r"(?<=\n)n(?= *\n)")
_SIGN_ABOVE_HEADING = re.compile(r"\nn *\n\s*[A-ZÀ-Þ]{3}")


def decode(body: bytes) -> str:
    """Return the text of ``body``: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252.

    Raises :class:`CorruptFileError` when the result is mostly control characters.
    """
    return _decode(body)[0]


def _decode(body: bytes) -> tuple[str, bytes | None]:
    """The text of ``body``, and the bytes of it where they are UTF-8."""
    encoded = None
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = body.decode("utf-16", errors="replace")
    else:
        try:
            encoded = body.removeprefix(_BYTE_ORDER_MARK)
            text = encoded.decode()
        except UnicodeDecodeError:
            encoded = None
            text = body.decode("cp1252", errors="replace")
    # U+FFFD stands for bytes that decoding cannot read; binary files are full of zeros, found sooner in bytes.
    unreadable = (text.count("\ufffd") if "\ufffd" in text else 0) + (text.count("\x00") if 0 in body else 0)
    if unreadable > len(text) * _UNREADABLE_SHARE:
        raise CorruptFileError("the text holds bytes that no known encoding explains: fetch the file again")
    return text, encoded


def read_body(body: bytes) -> TextDocument:
    """Decode a file as :func:`decode` does, which says what it raises, and read it as :func:`read_plain` does."""
    return read_plain(*_decode(body))


def read_plain(text: str, encoded: bytes | None = None) -> TextDocument:
    """Return the non-blank lines of ``text`` with their pages. Never raises; linear in its length.

    ``encoded`` is the text in UTF-8, where the caller has it.
    """
    text = normalise(text, encoded=encoded)
    has_form_feeds = "\f" in text
    if has_form_feeds:
        text = _FEED_WITHIN_LINE.sub("\n\f", text)
    raw_lines = text.split("\n")
    if ("n" in raw_lines or "n " in raw_lines) and _SIGN_ABOVE_HEADING.search(text) is not None:
        raw_lines = _SIGN_AS_LETTER.sub("■", text).split("\n")
    texts = list(map(str.strip, raw_lines))
    whole_lines, emptied = join_word_lines(raw_lines, texts)
    if whole_lines is not raw_lines:
        raw_lines, texts = whole_lines, list(map(str.strip, whole_lines))
    turns = _turns_at_form_feeds(raw_lines) if has_form_feeds else _find_page_turns(raw_lines)
    lines = _number_lines(texts, _page_of_each(raw_lines, turns.page_of_line), emptied)
    issues = turns.issues
    if has_form_feeds and lines:
        lines, issues = number_as_printed(lines)
    page_count = lines[-1].page if lines else 0
    return TextDocument(source=ReportSource.TEXT, lines=lines, page_count=page_count, issues=issues)


@dataclass(frozen=True, slots=True)
class _PageTurns:
    """From which raw line (index) on which page holds."""

    page_of_line: dict[int, int]
    issues: tuple[Issue, ...] = ()


def _page_of_each(raw_lines: list[str], page_of_line: dict[int, int]) -> list[int]:
    """The page of every raw line: 1, and from each turn on the page that it opens."""
    turns = sorted(index for index in page_of_line if index < len(raw_lines))
    pages = [1] * (turns[0] if turns else len(raw_lines))
    for turn, following in pairwise((*turns, len(raw_lines))):
        pages += [page_of_line[turn]] * (following - turn)
    return pages


def _number_lines(texts: list[str], pages: list[int], emptied: frozenset[int]) -> tuple[Line, ...]:
    """The lines that are not blank; ``texts`` and ``pages`` are of all, without the white space at their ends."""
    # Few lines have two spaces within: one look at a hundred of them costs a quarter of a look at each.
    for start in range(0, len(texts), _LINES_AT_ONCE):
        some = texts[start : start + _LINES_AT_ONCE]
        if "  " in "\n".join(some):
            texts[start : start + _LINES_AT_ONCE] = [" ".join(text.split()) if "  " in text else text for text in some]
    after_blank = [True, *map(not_, texts)]
    for index in emptied:
        after_blank[index + 1] = False
    # The last three fields, bold letters and coordinates, are not known of text.
    numbered = zip(count(1), pages, texts, after_blank, repeat(None), repeat(None), repeat(None), strict=False)
    # Lines are tuples: made as such, and not through their own class, they cost a third.
    return tuple(map(tuple.__new__, repeat(Line), compress(numbered, texts)))


def _turns_at_form_feeds(raw_lines: list[str]) -> _PageTurns:
    form_feeds = [index for index, raw in enumerate(raw_lines) if "\f" in raw]
    return _PageTurns(_pages_from_form_feeds(raw_lines, form_feeds))


def _find_page_turns(raw_lines: list[str]) -> _PageTurns:
    headers = _header_signs(raw_lines) or _numbers_alone(raw_lines)
    if headers and _is_at_the_foot(raw_lines, max(headers)):
        return _PageTurns(
            _in_order({index + 1: page + 1 for index, page in headers.items()}, first=min(headers.values()))
        )
    spaced = [index for index, raw in enumerate(raw_lines) if raw[:1] == " " and len(raw) > 1 and not raw[1].isspace()]
    return _pages_from_headers_and_spaces(raw_lines, headers, spaced)


def _header_signs(raw_lines: list[str]) -> dict[int, int]:
    """The pages that running headers print; where none carries a number, headers are counted."""
    # A header's session year stands in parentheses: one character rules out most lines.
    found = [
        (index, header.page)
        for index, raw in enumerate(raw_lines)
        if "(" in raw
        and (HEADER_WORD in raw or HEADER_WORD.upper() in raw)
        and raw[0] not in _SMALL_LETTERS
        and (header := read_running_header(raw)) is not None
    ]
    headers = {index: page for index, page in found if page is not None}
    if headers or len(found) < _FEWEST_SIGNS:
        return headers
    alone = _numbers_alone(raw_lines)
    # The first header stands on the second page: covers carry none.
    return alone or {index: page for page, (index, _) in enumerate(found, start=2)}


def _numbers_alone(raw_lines: list[str]) -> dict[int, int]:
    """Lines that are a page number and nothing else, when they count the pages on, a page's length apart.

    The last page may be short: its number stands on the last line. Two numbers are enough where they are the only ones,
    2 and 3.
    """
    # One character rules out most lines: no page number begins with a small letter.
    others = [(index, raw) for index, raw in enumerate(raw_lines) if raw and raw[0] not in _SMALL_LETTERS]
    last_line = others[-1][0] if others else 0
    alone = [
        (index, page_number_in(raw))
        for index, raw in others
        if len(raw) <= _LONGEST_NUMBER_LINE and is_page_number(raw)
    ]
    chain: dict[int, int] = {}
    last_index, last_number = -_FEWEST_LINES_BETWEEN_SIGNS, 0
    for index, number in alone:
        is_far = index - last_index >= _FEWEST_LINES_BETWEEN_SIGNS or (index == last_line and number == last_number + 1)
        if 0 < number - last_number <= _MOST_PAGES_SKIPPED and is_far:
            chain[index] = last_number = number
            last_index = index
    is_short_report = [number for _, number in alone] == _TWO_PAGES == list(chain.values())
    return chain if len(chain) >= _FEWEST_SIGNS or is_short_report else {}


def _is_at_the_foot(raw_lines: list[str], last_sign: int) -> bool:
    """Whether the signs stand below their pages: nothing comes after the last one."""
    return (
        last_sign > 0
        and not any(
            raw.strip() and not is_running_footer(raw)
            for raw in raw_lines[last_sign + 1 : last_sign + _MOST_AFTER_LAST_SIGN]
        )
        and not any(map(str.strip, raw_lines[last_sign + _MOST_AFTER_LAST_SIGN :]))
    )


def _pages_from_form_feeds(raw_lines: list[str], form_feeds: list[int]) -> dict[int, int]:
    """A form feed before the text of its line opens the page with that line, else with the next line."""
    pages: dict[int, int] = {}
    page = 1
    for index in form_feeds:
        raw = raw_lines[index]
        page += raw.count("\f")
        opens_here = raw.lstrip(" \t").startswith("\f")
        pages[index if opens_here else index + 1] = page
    return pages


def _pages_from_headers_and_spaces(raw_lines: list[str], headers: dict[int, int], spaced: list[int]) -> _PageTurns:
    first_header = min(headers, default=None)
    if first_header is None:
        turns = spaced[1:] if _is_cover_space(spaced) else spaced
    else:
        turns = [index for index in spaced if index > first_header and index not in headers]
    if not turns:
        return _PageTurns(_in_order(headers))
    if len(raw_lines) / (len(turns) + 1) < _FEWEST_LINES_BETWEEN_SIGNS:
        issue = Issue(
            "indent_is_not_page",
            Severity.INFO,
            turns[0] + 1,
            f"{len(turns)} lines begin with a space, too many for pages",
        )
        return _PageTurns(_in_order(headers), (issue,))
    pages = _merge(headers, turns)
    if pages is None:
        detail = "lines that begin with a space do not agree with the page numbers of the running headers"
        return _PageTurns(_in_order(headers), (Issue("page_signs_disagree", Severity.WARNING, turns[0] + 1, detail),))
    return _PageTurns(pages)


def _in_order(headers: dict[int, int], first: int = 1) -> dict[int, int]:
    """The pages that headers print, without those that go back: a header quoted, or pages out of order."""
    pages: dict[int, int] = {0: first} if first > 1 else {}
    page = 1
    for index, printed in headers.items():
        if printed >= page:
            page = pages[index] = printed
    return pages


def _is_cover_space(spaced: list[int]) -> bool:
    """Whether the first leading space is the cover's own ("vergadering C180 / _zittingsjaar 2019-2020")."""
    # A cover fits in the first 40 lines of all forms known.
    return bool(spaced) and spaced[0] < 40


def _merge(headers: dict[int, int], turns: list[int]) -> dict[int, int] | None:
    """Pages from both signs, or ``None`` when a header prints a page that the turns before it have passed."""
    pages: dict[int, int] = {}
    page = 1
    for index in sorted([*headers, *turns]):
        printed = headers.get(index)
        if printed is None:
            page += 1
        elif printed < page:
            return None
        else:
            page = printed
        pages[index] = page
    return pages
