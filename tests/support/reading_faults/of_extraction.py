"""Faults that reach the parser with its lines: pages lost or out of order, columns mixed, forms that are not known.

The parser reads what is damaged; where it reads it right all the same, there is no fault.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from parliament.model import Line
from parliament.text import TextDocument

Damage = Callable[[TextDocument], TextDocument | None]

_NAME_WITH_PARTY = re.compile(r"^(?P<name>[A-ZÀ-Þ][^():]{4,50}) \((?P<party>[^()]{2,20})\)(?= ?:)")


def _with_lines(document: TextDocument, lines: list[Line]) -> TextDocument:
    numbered = tuple(line._replace(number=number) for number, line in enumerate(lines, start=1))
    return replace(document, lines=numbered, page_count=numbered[-1].page if numbered else 0)


def _pages(document: TextDocument) -> dict[int, list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in document.lines:
        pages.setdefault(line.page, []).append(line)
    return pages


def lose_a_page(document: TextDocument) -> TextDocument | None:
    pages = _pages(document)
    if len(pages) < 4:
        return None
    lost = sorted(pages)[-2]
    return _with_lines(document, [line for line in document.lines if line.page != lost])


def swap_two_pages(document: TextDocument) -> TextDocument | None:
    pages = _pages(document)
    if len(pages) < 4:
        return None
    *before, one, other = [pages[page] for page in sorted(pages)]
    moved = [
        *(line._replace(page=one[0].page) for line in other),
        *(line._replace(page=other[0].page) for line in one),
    ]
    return _with_lines(document, [line for page in before for line in page] + moved)


def _by_halves(join: Callable[[list[Line], list[Line]], list[Line]]) -> Damage:
    """Take the lines of each page of the debate for two columns that were read in a wrong order."""

    def damage(document: TextDocument) -> TextDocument | None:
        lines = list(document.lines)
        start = next((at for at, line in enumerate(lines) if line.text.startswith("De voorzitter")), None)
        if start is None or len(lines) - start < 20:
            return None
        debate = lines[start:]
        pages = sorted({line.page for line in debate})
        mixed: list[Line] = []
        for page in pages:
            on_page = [line for line in debate if line.page == page]
            middle = (len(on_page) + 1) // 2
            mixed += join(on_page[:middle], on_page[middle:])
        return _with_lines(document, lines[:start] + mixed)

    return damage


def _row_by_row(left: list[Line], right: list[Line]) -> list[Line]:
    mixed = [line for pair in zip(left, right, strict=False) for line in pair]
    return mixed + left[len(right) :]


def _texts(change: Callable[[str], str]) -> Damage:
    def damage(document: TextDocument) -> TextDocument | None:
        lines = [line._replace(text=change(line.text)) for line in document.lines]
        changed = any(one.text != other.text for one, other in zip(lines, document.lines, strict=True))
        return _with_lines(document, lines) if changed else None

    return damage


def cut_off(document: TextDocument) -> TextDocument | None:
    labels = [at for at, line in enumerate(document.lines) if re.match(r"^[A-Z][^:]{4,60}:", line.text)]
    return _with_lines(document, list(document.lines[: labels[-2] + 1])) if len(labels) > 4 else None


def cut_off_in_a_sentence(document: TextDocument) -> TextDocument | None:
    at = next((at for at in range(len(document.lines) - 2, 20, -1) if document.lines[at].text[-1].islower()), None)
    return None if at is None else _with_lines(document, list(document.lines[: at + 1]))


def _inserted(text: str) -> Damage:
    """Put a line into a longer turn, as its own paragraph."""

    def damage(document: TextDocument) -> TextDocument | None:
        lines = list(document.lines)
        chosen = [
            at for at in range(len(lines) // 2, len(lines) - 4)
            if lines[at].text.endswith(".") and ":" not in lines[at].text and ":" not in lines[at + 1].text
            and lines[at + 1].text[:1].isupper() and not lines[at].text[0].isdigit() and len(lines[at].text) > 30
            and not lines[at + 1].text.startswith(("VRAAG", "ACTUELE", "–"))
        ]  # fmt: skip
        if not chosen:
            return None
        at = chosen[0]
        new = lines[at]._replace(text=text, breaks_paragraph=True)
        following = lines[at + 1]._replace(breaks_paragraph=True)
        return _with_lines(document, [*lines[: at + 1], new, following, *lines[at + 2 :]])

    return damage


def _labels(form: str) -> Damage:
    return _texts(lambda text: _NAME_WITH_PARTY.sub(form, text))


DAMAGES: dict[str, Damage] = {
    "a page is lost": lose_a_page,
    "two pages change places": swap_two_pages,
    "two columns are read row by row": _by_halves(_row_by_row),
    "the right column is read before the left": _by_halves(lambda left, right: [*right, *left]),
    "the report is cut off within its last item": cut_off,
    "the report is cut off within a sentence": cut_off_in_a_sentence,
    "labels print the party in square brackets": _labels(r"\g<name> [\g<party>]"),
    "labels print the party behind a comma": _labels(r"\g<name>, \g<party>"),
    "a label is a function": _labels(r"\g<name>, verslaggever"),
    "the minister has no name": _texts(lambda text: re.sub(r"^Minister [^:]{3,40}:", "De minister:", text)),
    "a sign without width in every label": _labels("\u2063\\g<0>"),
    "no colon after a label": _texts(lambda text: re.sub(r"^(De voorzitter) ?:", r"\1 –", text)),
    "a speaker line is quoted": _inserted("De voorzitter: dat bent u, en u weet wat u toen hebt gezegd."),
    "a name opens a sentence": _inserted("Minister Verbiest: dat staat in de tekst die ik hier voor mij heb."),
    "a heading is quoted": _inserted("VRAAG OM UITLEG over de bruggen"),
    "a running header is quoted": _inserted("Commissievergadering nr. C77 (2020-2021) – 14 januari 2021"),
}  # fmt: skip
