"""Speaker lines written otherwise: read right, or the report is kept out; never somebody else's words."""

from collections.abc import Callable

import pytest
from clothes.originals import GOLD
from label_edits import Edit, all_edits, glued_to_the_line_above

from parliament.errors import ReportFileError
from parliament.model import ParsedReport
from parliament.parse import parse_report
from parliament.second_reader import compare
from parliament.text import read_document

# One of questions, with the floor given to all; one of a debate, in which members interrupt each other.
REPORTS = ("committee-2020-joined", "plenary-2024-debate")
KEPT_OUT = "kept out"


def turns_of(report: ParsedReport) -> list[tuple[int | None, bool, int]]:
    """Of every turn its item, whether the chair speaks, and its words."""
    return [(one.item, one.role.value == "chair", one.words) for one in report.speeches]


def read(text: str) -> list[tuple[int | None, bool, int]] | str:
    """The turns of a report as it is published, or that it is kept out."""
    try:
        document = read_document(text.encode(), name="edited.txt")
        report = parse_report(document)
    except ReportFileError:
        return KEPT_OUT
    return KEPT_OUT if compare(document.lines, report).is_critical else turns_of(report)


def outcome(name: str, apply: Callable[[str], str]) -> tuple[str, object, object]:
    """What comes of a report with the edit, and what it holds without."""
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
    edited = apply(text)
    original = turns_of(parse_report(read_document(text.encode(), name="original.txt")))
    return ("not applicable" if edited == text else "applied"), original, read(edited)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    "edit", list(all_edits()), ids=lambda edit: edit.name.encode("ascii", "backslashreplace").decode()
)
def test_a_label_written_otherwise_is_read_right_or_keeps_the_report_out(edit: Edit, name: str) -> None:
    applied, original, found = outcome(name, edit.apply)
    if applied == "applied":
        assert found == original or (found == KEPT_OUT and not edit.is_read)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("kind", ["member", "chair", "minister"])
def test_a_label_glued_to_the_line_above_is_told(kind: str, name: str) -> None:
    applied, _, found = outcome(name, glued_to_the_line_above(kind))
    assert applied == "not applicable" or found == KEPT_OUT
