"""A chair's speaker line that was lost outright: what the chair said is nobody's, or another's, and told."""

import re
from collections.abc import Iterator
from itertools import islice

import pytest
from clothes.originals import GOLD

from parliament.errors import ReportFileError
from parliament.parse import parse_report
from parliament.second_reader import compare
from parliament.text import read_document
from parliament.text.plain import decode

_LABEL = re.compile(r"^De [Vv]oorzitter ?: ?", re.MULTILINE)
REPORTS = tuple(sorted(path.stem for path in GOLD.glob("*.txt")))


def without_a_label(name: str) -> Iterator[tuple[str, str]]:
    """The report without one of the chair's labels, for each, with what stands there then."""
    text = decode((GOLD / f"{name}.txt").read_bytes())
    for label in _LABEL.finditer(text):
        yield text[: label.start()] + text[label.end() :], text[label.end() :].split("\n", 1)[0]


def is_told(text: str) -> bool:
    """Whether the report is kept out."""
    try:
        document = read_document(text.encode(), name="r.txt")
        parsed = parse_report(document)
    except ReportFileError:
        return True
    return compare(document.lines, parsed).is_critical


@pytest.mark.parametrize("name", REPORTS)
def test_the_first_turn_of_a_report_is_told(name: str) -> None:
    """Below a chair line or the first note: the line was nobody's and above all that was said, and nothing told it."""
    # One of them prints no label of the chair in plain letters.
    assert all(is_told(text) for text, _ in islice(without_a_label(name), 1))


def test_few_are_not_told() -> None:
    """Those left are the chair's words within the chair's own turn, or say nothing that only a chair says."""
    trials = [(name, said, is_told(text)) for name in REPORTS for text, said in without_a_label(name)]
    untold = [(name, said) for name, said, told in trials if not told]
    assert len(trials) > 80
    assert len(untold) <= 9, untold


@pytest.mark.parametrize(
    "words",
    [
        "Ik geef het woord aan mevrouw Aerts.",
        "Goed. Dan geef ik het woord aan de heer Bos.",
        "Het woord is aan minister Veld.",
    ],
)
def test_the_floor_given_at_the_end_of_anothers_turn_is_told(words: str) -> None:
    text = (
        "vergadering C7\nzittingsjaar 2016-2017\nWoordelijk Verslag\nCommissievergadering\nCommissie voor Zeilen\n"
        "van 22 maart 2017\n\nVRAAG OM UITLEG van Jan Bos aan An Veld, Vlaams minister van Zee, over touw\n"
        "– 7 (2016-2017)\n\nVoorzitter: de heer Piet Janssens\n\nDe voorzitter: De heer Bos heeft het woord.\n\n"
        f"Jan Bos (N-VA): Een vraag.\n\n{words}\n\nMinister An Veld: Ja.\n\n"
        "De voorzitter: De vraag om uitleg is afgehandeld."
    )
    assert is_told(text)
    assert not is_told(text.replace(words, f"De voorzitter: {words}"))
