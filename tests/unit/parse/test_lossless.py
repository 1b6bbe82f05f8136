"""For any text whatever: nothing lost, nothing raised, and cost that grows no faster than the text."""

import hostile_texts
import pytest
from any_text import check_any_text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parliament.errors import NotAVerbatimReportError, TruncatedFileError
from parliament.model import ElementKind
from parliament.parse import parse_lines, parse_report
from parliament.second_reader import compare
from parliament.text.plain import read_plain

PIECES = st.sampled_from(hostile_texts.PIECES)
JOINTS = st.sampled_from(["", " ", "\n", "\n\n"])
GRAMMAR = st.lists(st.one_of(PIECES, st.text(max_size=30), JOINTS), max_size=80).map("".join)
MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(st.text(max_size=400))
def test_arbitrary_text_is_parsed_whole(text: str) -> None:
    check_any_text(text)


@MANY
@given(GRAMMAR)
def test_pieces_of_the_grammar_in_any_order_are_parsed_whole(text: str) -> None:
    check_any_text(text)


# A quadratic step would take minutes on the long ones; the limit of the test ends it then.
@pytest.mark.long
@pytest.mark.timeout(60)
@pytest.mark.parametrize("size", [8_000, pytest.param(40_000, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("third", [0, 1, 2])
def test_endless_repetition_is_parsed_in_linear_time(third: int, size: int) -> None:
    for text in hostile_texts.repetitions(size)[third::3]:
        document = read_plain(text)
        compare(document.lines, parse_lines(document))


@pytest.mark.parametrize(
    "text",
    [
        "De voorzitter: x " + "(" * 150_000,
        "Jan P" + "-\n" * 80_000,
        "– A" + " 1" * 300_000,
        "De voorzitter: x " + "(Applaus) " * 80_000,
        "De heer X: \n" * 15_000,
        # On 28 November 2026 each of them was looked at within the one before: Python's limit is a thousand.
        "Ziehier het resultaat:\n" * 3_000,
    ],
)
@pytest.mark.long
@pytest.mark.timeout(60)
def test_one_very_long_paragraph(text: str) -> None:
    check_any_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Beste mevrouw, hierbij de notulen. Tot slot: wij danken u. Met groeten, Jan.",
        "# README\n\nInstall: run make.\n\nUsage: see below.",
        "Samenvatting\n\nDe commissie besprak het ontwerp. Besluit: aangenomen.",
    ],
)
def test_text_of_another_kind_is_refused_and_not_one_giant_speech(text: str) -> None:
    document = read_plain(text)
    with pytest.raises(NotAVerbatimReportError, match="no verbatim report but a text without"):
        parse_report(document)
    assert {span.kind for span in parse_lines(document).spans} == {ElementKind.UNKNOWN}


def test_text_that_ends_in_its_contents_is_truncated() -> None:
    heading = "VRAAG OM UITLEG van An Veld aan Jan Bos, Vlaams minister van Werk, over het werk"
    text = f"vergadering C9\n\nzittingsjaar 2020-2021\n\nINHOUD\n\n{heading}\n– 12 (2020-2021) 3"
    with pytest.raises(TruncatedFileError, match="before its first item"):
        parse_report(read_plain(text))


def test_text_before_any_speaker_is_unknown_and_told() -> None:
    report = parse_report(read_plain("OPENING VAN DE VERGADERING\n\nEen zin van niemand.\n\nDe voorzitter: Welkom."))
    assert report.account.unknown == 1
    assert [(issue.kind, issue.line) for issue in report.issues] == [("text_without_speaker", 3)]
