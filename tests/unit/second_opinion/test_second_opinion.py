"""The second reader: what it sees in raw lines, and what it holds against a parser that reads wrong."""

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parliament import second_reader
from parliament.model import Line, ParsedReport, ReportSource, Speech
from parliament.parse import parse_report
from parliament.parse.report import parse_lines
from parliament.second_reader import DifferenceKind, SecondOpinion, compare
from parliament.second_reader.signs import RawLine, Sign, clean, look
from parliament.text import TextDocument, read_document

REPORTS = Path(__file__).resolve().parents[2] / "golden" / "reports"
GOLD = sorted(REPORTS.glob("*.txt"))
JOINED = REPORTS / "committee-2020-joined.txt"


def read(text: str | bytes) -> tuple[TextDocument, ParsedReport]:
    body = text.encode() if isinstance(text, str) else text
    document = read_document(body, name="report.txt")
    return document, parse_report(document)


def kinds(opinion: SecondOpinion) -> set[DifferenceKind]:
    return {one.kind for one in opinion.differences if one.is_critical}


def seen(text: str) -> list[tuple[Sign, str | None, str | None]]:
    lines = [RawLine(number, 1, clean(line)) for number, line in enumerate(text.split("\n"), start=1)]
    return [(one.sign, one.label, one.doubt) for one in look(lines)]


def test_it_shares_no_code_with_the_parser() -> None:
    folder = Path(second_reader.__file__ or "").parent
    imported: set[str] = set()
    for path in folder.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    of_parliament = {name for name in imported if name.startswith("parliament") and "second_reader" not in name}
    assert of_parliament == {"parliament.model"}


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_it_keeps_out_no_report_that_is_read_right(path: Path) -> None:
    document, parsed = read(path.read_bytes())
    assert [one for one in compare(document.lines, parsed).differences if one.is_critical] == []


def test_it_has_nothing_against_the_real_report(real_report: Path) -> None:
    document = read_document(real_report.read_bytes(), name=real_report.name)
    opinion = compare(document.lines, parse_report(document))
    assert opinion.differences == ()
    assert {tally.what: tally.counted for tally in opinion.tallies} == {
        "labels": 109, "numbers": 11, "chair lines": 7, "votes": 0, "directions": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    "label",
    [
        "De voorzitter", "Tijdelijk voorzitter", "De minister", "Minister Pol Verbiest",
        "Viceminister-president Pol Verbiest",
        "Ilse Roggeman (N-VA)", "Ilse Roggeman [N-VA]", "De heer Dirk Op de Beeckx", "Mevrouw Roggeman (sp·a)",
        "Ilse Roggeman, verslaggever", "Prof. dr. Piet Hellemanshof", "Dirk Op de Beeckx (Vlaams Belang)",
        "Hanne D'Hoogstael (Open Vld)", "Kurt Van dermeersch (Groen)",
    ],
)  # fmt: skip
def test_forms_of_speaker_lines(label: str) -> None:
    assert seen(f"{label}: Dank u wel.") == [(Sign.LABEL, label, None)]
    assert seen(f"{label} : Dank u wel.") == [(Sign.LABEL, label, None)]
    assert seen(f"\u200b{label}\u200b:\u200b Dank u wel.") == [(Sign.LABEL, label, None)]


@pytest.mark.parametrize(
    "line",
    ["Tot slot: welke planning hebt u?", "Kortom: ja.", "Vraag 1: wat?", "Ik citeer: Dat kan niet.", "Om 12 uur: nu"],
)  # fmt: skip
def test_what_is_no_speaker_line(line: str) -> None:
    assert seen(line) == []


@pytest.mark.parametrize(
    "line",
    ["De voorzitter: dat bent u, en u weet het.", "Zorg Inspectie (ZI): zo heet onze dienst.", "Ilse Roggeman: Ja."],
)  # fmt: skip
def test_what_may_be_no_speaker_line_is_doubted(line: str) -> None:
    ((sign, _, doubt),) = seen(line)
    assert sign is Sign.LABEL
    assert doubt


def test_a_quoted_speaker_line_read_right_is_a_warning_that_names_the_line() -> None:
    """The words stay with the one who quotes, and the report is published."""
    text = JOINED.read_text(encoding="utf-8").replace("Ik rond af.", "De heer Paemel vroeg het al: wat komt er?")
    document, parsed = read(text)
    assert len(parsed.speeches) == 14
    assert not compare(document.lines, parsed).is_critical


Damage = Callable[[str], str]


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("no blank lines", lambda text: "\n".join(line for line in text.split("\n") if line.strip())),
        ("square brackets", lambda text: text.replace("(N-VA):", "[N-VA]:")),
        ("a bare minister", lambda text: text.replace("Minister Pol Verbiest:", "De minister:")),
        ("a reporter", lambda text: text.replace("Dirk Op de Beeckx (sp·a):", "Dirk Op de Beeckx, verslaggever:")),
        ("a label within a speech", lambda text: text.replace("Tot slot: welke", "De voorzitter: dat bent u. Welke")),
        ("cut off", lambda text: text[: text.index(" Komt ze terug") - 4]),
    ],
)  # fmt: skip
def test_a_form_that_was_misread_is_read_right_or_kept_out(name: str, damage: Damage) -> None:
    text = JOINED.read_text(encoding="utf-8")
    damaged = damage(text)
    assert damaged != text
    whole = len(read(text)[1].speeches)
    document, parsed = read(damaged)
    is_right = len(parsed.speeches) == whole and name != "cut off"
    assert is_right or compare(document.lines, parsed).is_critical


def with_turns(parsed: ParsedReport, first: int, *turns: Speech) -> ParsedReport:
    """The report with these turns in place of as many from the ``first`` on, less those that are merged."""
    return replace(parsed, speeches=(*parsed.speeches[:first], *turns, *parsed.speeches[first + 2 :]))


def test_turns_whose_words_are_laid_on_another_are_seen() -> None:
    document, parsed = read(JOINED.read_text(encoding="utf-8"))
    one, other = parsed.speeches[1:3]
    together = replace(one, paragraphs=one.paragraphs + other.paragraphs, words=one.words + other.words)
    assert DifferenceKind.LABEL_NOT_READ in kinds(compare(document.lines, with_turns(parsed, 1, together)))
    swapped = with_turns(parsed, 1, replace(one, label=other.label), replace(other, label=one.label))
    assert DifferenceKind.LABEL_DIFFERS in kinds(compare(document.lines, swapped))
    shorter = with_turns(parsed, 1, replace(one, paragraphs=one.paragraphs[:1], words=20), other)
    assert DifferenceKind.TURN_WORDS_DIFFER in kinds(compare(document.lines, shorter))
    of_another = with_turns(parsed, 1, replace(one, paragraphs=other.paragraphs), other)
    assert DifferenceKind.TURN_TEXT_DIFFERS in kinds(compare(document.lines, of_another))


def test_a_report_without_speeches_and_one_without_lines_are_no_accident() -> None:
    document, parsed = read(JOINED.read_text(encoding="utf-8"))
    assert not compare((), replace(parsed, items=(), interjections=(), speeches=(), spans=())).differences
    assert compare(document.lines, replace(parsed, speeches=())).is_critical


def test_every_kind_of_difference_is_a_check() -> None:
    folder = Path(__file__).resolve().parents[3] / "sql" / "check"
    checks = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.sql"))
    assert [kind for kind in DifferenceKind if f"'{kind}'" not in checks] == [DifferenceKind.LINE_DOUBTED]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(alphabet="aB :(.-–1[]’\u200b", max_size=60), max_size=20))
def test_it_reads_anything(texts: list[str]) -> None:
    lines = tuple(Line(number, 1, text) for number, text in enumerate(texts, start=1) if text.strip())
    parsed = parse_lines(TextDocument(ReportSource.TEXT, lines, 1))
    assert len(compare(lines, parsed).tallies) == 5


def test_one_endless_line_is_read_in_a_moment() -> None:
    line = "De heer " + "Aaa.’-" * 500_000
    assert look([RawLine(1, 1, clean(line))]) == ()
