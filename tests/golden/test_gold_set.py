"""The gold set and the real report: what a careful reader finds, the parser finds."""

import csv
import json
from pathlib import Path

import pytest

from parliament.parse import parse_report
from parliament.text import read_document
from tools import measure_parser

GOLDEN = Path(__file__).resolve().parent
GOLD_FILES = sorted((GOLDEN / "reports").glob("*.json"))


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.stem)
def test_every_gold_report_is_read_as_its_reader_did(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    document = read_document(path.with_suffix(".txt").read_bytes(), name=path.name)
    report = parse_report(document)
    heading = report.heading
    assert gold["meeting"] == {
        "kind": heading.kind.value,
        "number": heading.number,
        "session_year": heading.session_year,
        "date": heading.date.isoformat() if heading.date else None,
        "committee": heading.committee,
    }
    assert report.page_count == gold["pages"]
    expected, found = measure_parser.facts_of_gold(gold), measure_parser.facts_of_parse(report, document)
    assert {name: list(facts.elements()) for name, facts in found.items()} == {
        name: list(facts.elements()) for name, facts in expected.items()
    }
    assert report.account.unknown == 0


def test_the_gold_set_covers_both_kinds_and_all_eras() -> None:
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in GOLD_FILES]
    assert len(golds) >= 10
    assert {gold["meeting"]["kind"] for gold in golds} == {"committee", "plenary"}
    assert {gold["era"] for gold in golds} >= {
        "1995-2001", "2002-2004", "2005-2012", "2013-2014", "2014-2015", "2015-2019", "2019-2023", "2023-2026",
    }  # fmt: skip


def test_all_line_end_hyphens_of_the_real_report(real_report: Path) -> None:
    truth = json.loads((GOLDEN / "real_report.json").read_text(encoding="utf-8"))
    document = read_document(real_report.read_bytes(), name=real_report.name)
    found = [list(hyphen) for hyphen in measure_parser.hyphens_of(document)]
    assert len(found) == 201
    assert [pair for pair in zip(found, truth["hyphens"], strict=True) if pair[0] != pair[1]] == []


def test_the_shipped_estimates_are_those_of_this_gold_set(real_report: Path) -> None:
    with (GOLDEN.parents[1] / "parliament" / "parse" / "quality_estimates.csv").open(encoding="utf-8") as file:
        shipped = list(csv.DictReader(file))
    measures = [*measure_parser.measure_gold_set(), *measure_parser.measure_real_report(real_report)]
    assert shipped == measure_parser.rows_of(measures, shipped[0]["measured_on"])


def test_the_interval_is_wilsons() -> None:
    # Worked example: 127 of 130, the published figure of another parliament's speaker mapping.
    assert measure_parser.wilson_interval(127, 130) == pytest.approx((0.9343, 0.9921), abs=5e-4)
    assert measure_parser.wilson_interval(0, 0) == (0.0, 1.0)
    assert measure_parser.wilson_interval(5, 5)[1] == 1.0


def test_a_wrong_parse_is_measured_as_wrong() -> None:
    path = next(path for path in GOLD_FILES if path.stem == "committee-2020-joined")
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8").replace("Ilse Roggeman (N-VA):", "Ilse Roggeman zei:")
    document = read_document(text.encode(), name="damaged.txt")
    expected = measure_parser.facts_of_gold(gold)["speeches"]
    found = measure_parser.facts_of_parse(parse_report(document), document)["speeches"]
    assert (expected & found).total() < expected.total()
