"""The real report in other layouts and encodings: the same items, questions, speeches and words."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from parliament.model import ParsedReport
from parliament.parse import parse_report
from parliament.text import read_document

HEADER = "Commissievergadering nr. C180 (2019-2020) – 12 mei 2020"


def _pages(text: str) -> list[str]:
    """The report's pages without their running lines: headers open pages 2 to 4, a leading space the rest."""
    header = re.compile(r"^(?:\d+ )?Commissievergadering nr\. .*$", re.MULTILINE)
    first = header.search(text)
    assert first is not None
    body = re.sub(r"^Vlaams Parlement(?:  —.*)? *$", "", header.sub("\f", text[first.start() :]), flags=re.MULTILINE)
    return [text[: first.start()], *re.sub(r"^ (?=\S)", "\f", body, flags=re.MULTILINE).split("\f")[1:]]


def _with_headers(text: str, opening: str) -> str:
    cover, *pages = _pages(text)
    printed = [
        f"{number} {HEADER}\n\nVlaams Parlement\n\n{page}" if number % 2 == 0 else f"{HEADER} {number}\n\n{page}"
        for number, page in enumerate(pages, start=2)
    ]
    return opening.join([cover, *printed])


def _with_page_numbers_below(text: str) -> str:
    return "\f".join(f"{page.rstrip()}\n\n{number}\n" for number, page in enumerate(_pages(text), start=1))


LAYOUTS: dict[str, Callable[[str], bytes]] = {
    "windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old line ends": lambda text: text.replace("\n", "\r").encode(),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "windows-1252": lambda text: text.encode("cp1252"),
    "utf-16": lambda text: text.encode("utf-16"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text).encode(),
    "no-break spaces": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text).encode(),
    "soft hyphens at line ends": lambda text: text.replace("-\n", "\u00ad\n").encode(),
    "other hyphens": lambda text: text.replace("-", "\u2010").encode(),
    "trimmed line ends": lambda text: re.sub(r" +$", "", text, flags=re.MULTILINE).encode(),
    "form feeds": lambda text: "\f".join(_pages(text)).encode(),
    "headers on all pages": lambda text: _with_headers(text, "\n\n").encode(),
    "headers on all pages and form feeds": lambda text: _with_headers(text, "\f").encode(),
    "page numbers below": lambda text: _with_page_numbers_below(text).encode(),
}


def essence(report: ParsedReport) -> list[object]:
    items = [
        (item.page, item.chair, [(question.number, question.subject) for question in item.questions])
        for item in report.items
    ]
    speeches = [(speech.item, speech.page, speech.label, speech.words, speech.paragraphs) for speech in report.speeches]
    return [report.heading, report.page_count, items, speeches, report.issues]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_changes_nothing(real_report: Path, layout: str) -> None:
    text = real_report.read_text(encoding="utf-8")
    expected = essence(parse_report(read_document(text.encode(), name="r.txt")))
    report = parse_report(read_document(LAYOUTS[layout](text), name="r.txt"))
    assert essence(report) == expected
    assert report.account.unknown == 0
