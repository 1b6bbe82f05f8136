"""Every case of ``shared/cases/parse`` in both copies, against the right reading that stands beside it.

The printed copy is the case itself; ``tests/support/journal_copy.py`` writes its body as journal lines, in every manner
that the source contract leaves open. What a case is about that the journal copy cannot have is told below.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from journal_copy import MANNERS, Manner, journal_copy, listed_meeting

from parliament.errors import NotAVerbatimReportError
from parliament.model import ElementKind, InterjectionKind, ParsedReport, Role, Vote
from parliament.parse import parse_report
from parliament.parse.journal import parse_journal
from parliament.text import read_document
from tests.conftest import SHARED, shared_material

FOLDER = SHARED / "cases" / "parse"
# Documents that have no journal copy.
WITHOUT_JOURNAL_COPY = {
    "written-question": "it is another document: the service keeps journal lines of meetings only",
}
# What the printed copy of any case has and its journal copy has not.
PRINT_ONLY = {
    "cover": "kind, number, year and committee of a meeting are the service's, beside its journal lines",
    "contents": "journal lines have no contents pages; a heading or sub-heading that only these announce is unknown",
    "pages": "journal lines have no pages: no running header or footer, no page number, no form feed",
    "chair": "who presides is printed in a chair line; an element's title says \"De voorzitter\" and no more",
    "lost gaps": "paragraphs are elements of the HTML, which cannot lose a blank line",
    "line ends": "no typesetting breaks a word, a label or a heading",
    "PDF streams": "HTML of the service is no file of its own that can be damaged",
}  # fmt: skip
# The right readings that stand beside the cases as prose: figures only.
TOLD_IN_PROSE: dict[str, dict[str, Any]] = {
    "contents-lists-sub-heading": {"words": [6], "sub_heading_count": 1, "unknown": []},
    "heading-without-speeches": {"words": [], "items_of": ["vraag om uitleg"], "fates": ["question_withdrawn"]},
    "no-blank-lines": {"words": [6, 12, 5, 5, 6], "roles": ["chair", "member", "chair", "minister", "chair"]},
    # The prose tells the first three; both files print a fourth turn below them, of the chair.
    "pdf-stream-60k-crlf": {"words": [6, 5, 2, 6], "items_of": ["vraag om uitleg"]},
    "pdf-stream-70k-crlf": {"words": [6, 5, 2, 6], "items_of": ["vraag om uitleg"]},
    "plenary-2009-new-term": {
        "words": [7, 22, 8, 6, 7, 6, 1, 3, 13, 11],
        "roles": ["chair"] * 4 + ["member", "chair", "member"] + ["chair"] * 3,
        "items_of": ["opening", "verontschuldigingen", "other", "other", "stemmingen"],
        "sub_heading_count": 1,
        "direction_kinds": ["note", "note", "applause", "noise", "assent", "remarks", "remarks", "note"],
        "absence_reasons": ["buitenslands", None],
        "votes": [(8, None, None, None, None, None), (9, 104, 58, 22, 24, True)],
        # The contents announce both headings and the sub-heading in print.
        "unknown": ["unknown_heading", "unknown_heading"],
        "unknown_in_journal": ["unknown_heading", "unknown_heading", "unknown_sub_heading"],
    },
}


def the_cases() -> list[str]:
    """The names of the cases; those told here where the folder is absent, so that the tests are seen to be left out."""
    found = {path.stem for ending in ("txt", "pdf") for path in FOLDER.glob(f"*.{ending}")}
    return sorted(found or {*TOLD_IN_PROSE, *WITHOUT_JOURNAL_COPY})


CASES = the_cases()
WITH_JOURNAL_COPY = [name for name in CASES if name not in WITHOUT_JOURNAL_COPY]
every_manner = pytest.mark.parametrize("manner", MANNERS, ids=[manner.name for manner in MANNERS])


def file_of(name: str) -> Path:
    folder = shared_material(FOLDER)
    return next(path for ending in ("txt", "pdf") if (path := folder / f"{name}.{ending}").exists())


def read_printed(name: str) -> ParsedReport:
    path = file_of(name)
    return parse_report(read_document(path.read_bytes(), name=path.name))


def printed_text(name: str) -> str:
    """A case as text; of a PDF its lines, with a blank one above each paragraph."""
    path = file_of(name)
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    lines = read_document(path.read_bytes(), name=path.name).lines
    return "\n".join(("\n" if line.breaks_paragraph else "") + line.text for line in lines)


def read_journal(name: str, manner: Manner) -> ParsedReport:
    text = printed_text(name)
    return parse_journal(listed_meeting(text), journal_copy(text, manner))


def right_reading(name: str) -> dict[str, Any]:
    """What should be read: the JSON beside the case, or what its prose says, in figures."""
    beside = shared_material(FOLDER) / f"{name}.expected.json"
    if beside.exists():
        read: dict[str, Any] = json.loads(beside.read_text(encoding="utf-8"))
        return read
    assert name in TOLD_IN_PROSE, f"{name} is new: write its right reading into TOLD_IN_PROSE"
    return TOLD_IN_PROSE[name]


# --- each key of a right reading, compared with a report --------------------------------------------------------------


def _ends_alike(found: list[str], told: list[str]) -> bool:
    """Whether texts are those told; one that opens with "…" is told by its end."""
    pairs = zip([text.rstrip(".") for text in found], told, strict=True)
    return all(text.endswith(end[1:]) if end.startswith("…") else text == end for text, end in pairs)


def _notes(report: ParsedReport) -> list[str]:
    return [one.text for one in report.interjections if one.kind is InterjectionKind.NOTE]


def _directions(report: ParsedReport) -> list[list[object]]:
    return [
        [one.kind.value, one.text, list(one.persons)]
        for one in report.interjections
        if one.kind is not InterjectionKind.NOTE
    ]


def _speeches(report: ParsedReport, told: list[list[object]]) -> bool:
    """Label and words, after the item where that is told."""
    found = [[speech.item, speech.label, speech.words] for speech in report.speeches]
    return [entry[-len(right) :] for entry, right in zip(found, told, strict=True)] == told


def _numbers(report: ParsedReport, told: list[Any]) -> bool:
    """The numbers of documents: one list, or one list per item."""
    per_item = [list(item.document_numbers) for item in report.items]
    is_per_item = bool(told) and isinstance(told[0], list)
    return told == (per_item if is_per_item else [number for numbers in per_item for number in numbers])


def _is_question(report: ParsedReport, told: dict[str, object]) -> bool:
    (question,) = (question for item in report.items for question in item.questions)
    found = {
        "addressees": [addressee.name for addressee in question.addressees],
        "portfolios": [addressee.portfolio for addressee in question.addressees],
        "subject": question.subject,
    }
    return found == told


def _has_notes(report: ParsedReport, told: object) -> bool:
    """All notes by their words, or how many there are, the closing of the meeting aside."""
    if isinstance(told, list):
        return _ends_alike(_notes(report), told)
    return sum("vergadering wordt" not in note for note in _notes(report)) == told


def _counts(vote: Vote) -> tuple[object, ...]:
    counts = (vote.participant_count, vote.yes_count, vote.no_count, vote.abstain_count)
    return (vote.number, *counts, vote.is_adopted)


def _issues(report: ParsedReport, opening: str) -> list[str]:
    return sorted(issue.kind for issue in report.issues if issue.kind.startswith(opening))


COMPARED: dict[str, Callable[[ParsedReport, Any], bool]] = {
    "committee": lambda report, told: report.heading.committee == told,
    "question": _is_question,
    "speeches": _speeches,
    "items": lambda report, told: [item.title for item in report.items] == told,
    "document_numbers": _numbers,
    "sub_headings": lambda report, told: [heading.title for heading in report.sub_headings] == told,
    "notes": _has_notes,
    "interjections": lambda report, told: _directions(report) == told,
    "note": lambda report, _: all("■" not in text for one in report.speeches for text in one.paragraphs),
    "words": lambda report, told: [speech.words for speech in report.speeches] == told,
    "roles": lambda report, told: [speech.role.value for speech in report.speeches] == told,
    "items_of": lambda report, told: [item.type.value for item in report.items] == told,
    "sub_heading_count": lambda report, told: len(report.sub_headings) == told,
    "fates": lambda report, told: _issues(report, "question_") == told,
    "direction_kinds": lambda report, told: [one.kind.value for one in report.interjections] == told,
    "absence_reasons": lambda report, told: [one.reason for one in report.attendance] == told,
    "votes": lambda report, told: [_counts(vote) for vote in report.votes] == told,
    "unknown": lambda report, told: _issues(report, "unknown_") == told,
}


def differences(report: ParsedReport, told: dict[str, Any]) -> Iterator[str]:
    for key, right in told.items():
        if not COMPARED[key](report, right):
            yield f"{key} should be {right}"


def in_journal(told: dict[str, Any]) -> dict[str, Any]:
    """The right reading of the journal copy: that of the print, but for what contents pages announce."""
    own = {key.removesuffix("_in_journal"): right for key, right in told.items() if key.endswith("_in_journal")}
    return {key: right for key, right in told.items() if not key.endswith("_in_journal")} | own


# --- the tests --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WITH_JOURNAL_COPY)
def test_the_printed_copy_is_read_right(name: str) -> None:
    told = {key: right for key, right in right_reading(name).items() if not key.endswith("_in_journal")}
    assert list(differences(read_printed(name), told)) == []


@every_manner
@pytest.mark.parametrize("name", WITH_JOURNAL_COPY)
def test_the_journal_copy_is_read_right(name: str, manner: Manner) -> None:
    assert list(differences(read_journal(name, manner), in_journal(right_reading(name)))) == []


@every_manner
@pytest.mark.parametrize("name", WITH_JOURNAL_COPY)
def test_both_copies_are_read_alike(name: str, manner: Manner) -> None:
    """All that a statistic rests on, and not only what the right reading tells."""
    printed, journal = read_printed(name), read_journal(name, manner)
    assert [_without_chair(speech) for speech in printed.speeches] == [
        _without_chair(speech) for speech in journal.speeches
    ]
    assert [(item.type, item.title, item.document_numbers) for item in printed.items] == [
        (item.type, item.title, item.document_numbers) for item in journal.items
    ]
    assert [_without_place(question) for item in printed.items for question in item.questions] == [
        _without_place(question) for item in journal.items for question in item.questions
    ]
    for part in ("interjections", "votes", "sub_headings", "attendance"):
        assert [_without_place(one) for one in getattr(printed, part)] == [
            _without_place(one) for one in getattr(journal, part)
        ], part
    assert ElementKind.UNKNOWN not in {span.kind for report in (printed, journal) for span in report.spans}


def _without_chair(speech: Any) -> dict[str, object]:
    told = _without_place(speech)
    return told | {"speaker": None} if speech.role is Role.CHAIR else told


def _without_place(one: Any) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__ if name not in ("page", "last_page", "line")}


@pytest.mark.parametrize("name", sorted(WITHOUT_JOURNAL_COPY))
def test_what_has_no_journal_copy_is_no_report(name: str) -> None:
    with pytest.raises(NotAVerbatimReportError):
        read_printed(name)


@every_manner
def test_no_journal_copy_has_what_only_print_has(manner: Manner) -> None:
    """The writer of the copies keeps to the table: what a paragraph of the copy says is none of it."""
    for name in WITH_JOURNAL_COPY:
        lines = journal_copy(printed_text(name), manner)
        texts = [line.title for line in lines] + [speech.html for line in lines for speech in line.speeches]
        assert not any(re.search(r"INHOUD|zittingsjaar|Voorzitter: |nr\. \d+ \(", text) for text in texts), name
    assert set(PRINT_ONLY) >= {"cover", "contents", "pages", "chair"}
