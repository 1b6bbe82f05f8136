"""Reports printed by LibreOffice and written anew by Ghostscript, where these are installed."""

from collections.abc import Iterator, Mapping

import pytest
from clothes.blocks import Original
from clothes.office import (
    GHOSTSCRIPT,
    OFFICE,
    as_page,
    as_text,
    as_typed,
    has_ghostscript,
    has_office,
    print_all,
    written_anew,
)
from clothes.originals import gold_originals, real_original
from clothes.sameness import differences

from parliament.errors import CorruptFileError
from parliament.parse import parse_report
from parliament.second_reader import compare
from parliament.text import read_document
from tools.measured import REAL_REPORT

pytestmark = pytest.mark.long  # Ghostscript and LibreOffice take seconds to begin.

# Ghostscript 10.0 writes letters of other scripts for accents in a font of few letters: refused, once read as names.
LOSES_LETTERS = {"committee-2021-odd-characters"}
WAYS = {"text": (as_text, ".txt"), "typed": (as_typed, ".html"), "page": (as_page, ".html")}


def _originals() -> Iterator[Original]:
    yield from gold_originals()
    if REAL_REPORT.exists():
        yield real_original(REAL_REPORT)


ORIGINALS = tuple(_originals())


@pytest.fixture(scope="module")
def printed() -> Mapping[str, bytes]:
    """All reports in all ways, printed in two starts of the program."""
    if not has_office():
        pytest.skip(OFFICE)
    bodies = {f"{way} {one.name}{suffix}": dress(one) for one in ORIGINALS for way, (dress, suffix) in WAYS.items()}
    return print_all(bodies)


def wrongs(original: Original, body: bytes) -> tuple[list[str], list[str]]:
    """What differs from the original, and why the second reader keeps the reading out."""
    document = read_document(body, name="printed.pdf")
    parsed = parse_report(document)
    critical = [f"{one.kind}: {one.text}" for one in compare(document.lines, parsed).differences if one.is_critical]
    return [one.what for one in differences(original.parsed, parsed)], critical


@pytest.mark.thorough
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("original", ORIGINALS, ids=lambda one: one.name)
def test_what_libreoffice_prints_is_read_the_same(printed: Mapping[str, bytes], original: Original, way: str) -> None:
    """The real report in type of one width was kept out: its first headers stand in the middle of other pages."""
    assert wrongs(original, printed[f"{way} {original.name}{WAYS[way][1]}"]) == ([], [])


@pytest.mark.parametrize("original", ORIGINALS, ids=lambda one: one.name)
def test_what_ghostscript_writes_anew_is_read_the_same(printed: Mapping[str, bytes], original: Original) -> None:
    if not has_ghostscript():
        pytest.skip(GHOSTSCRIPT)
    body = written_anew(printed[f"text {original.name}.txt"])
    if original.name in LOSES_LETTERS:
        with pytest.raises(CorruptFileError, match="fonts do not say"):
            wrongs(original, body)
    else:
        assert wrongs(original, body) == ([], [])
