"""The measured accuracy of parser and name resolution as rows of ``dq.quality_estimate``.

Measured with ``make quality``, which writes the two files that ship with ``parliament``; loaded with every candidate,
so that a published version says how good the program was that made it. Earlier measurements of the same stay as
history.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

import parliament.parse
import parliament.people
from warehouse.quality import append_quality_rows, keep_quality_estimates_of
from warehouse.schema import quality_schemas

PARSER_FILE = Path(parliament.parse.__file__).with_name("quality_estimates.csv")
PEOPLE_FILE = Path(parliament.people.__file__).with_name("quality_estimates.csv")

_INTERVAL = "95 % interval by Wilson's score"
_GOLD_REPORTS = "synthetic reports of every era and kind, each beside what a careful reader finds in it"
_PARSER_SETS = {"real report": "the real report of 12 May 2020: its items, questions, speeches and line-end hyphens"}
_PEOPLE_SETS = {
    "real report": "the names in the real report of 12 May 2020, against the parliament's lists of members",
    "replica 2014-2024": "the names in the reports of an invented parliament of ten years, whose persons are known",
    "printed otherwise": "names of the register, drawn by chance and printed otherwise than it has them",
    "all names": "the names of all sets that a rule decided",
}
# Of these one share was measured: how often it is right of the cases in which it says something.
_ONE_SHARE = {"rule ": "right", "chair's cues": "agreeing"}


@dataclass(frozen=True, slots=True)
class QualityEstimate:
    """One row of a file: of ``expected`` cases ``found`` were found, of which ``correct`` are right.

    ``gold_set`` names what it was measured on and ``gold_set_sentence`` says what that is. ``precision`` is correct of
    found, ``recall`` correct of expected, each a share with the low and high end of its 95 % interval.
    """

    measure: str
    gold_set: str
    gold_set_sentence: str
    correct: int
    found: int
    expected: int
    precision: tuple[float, float, float]
    recall: tuple[float, float, float]
    measured_at: datetime
    parser_version: str


def read_parser_estimates() -> tuple[QualityEstimate, ...]:
    """What was measured of the parser, in the order of the file."""
    return tuple(_read(PARSER_FILE, _PARSER_SETS))


def read_people_estimates() -> tuple[QualityEstimate, ...]:
    """What was measured of the resolution of names, in the order of the file."""
    return tuple(_read(PEOPLE_FILE, _PEOPLE_SETS))


def _read(file: Path, sets: Mapping[str, str]) -> Iterator[QualityEstimate]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield QualityEstimate(
                measure=row["measure"],
                gold_set=row["era"],
                gold_set_sentence=sets.get(row["era"], _GOLD_REPORTS),
                correct=int(row["correct"]),
                found=int(row["found"]),
                expected=int(row["expected"]),
                precision=_share(row, "precision"),
                recall=_share(row, "recall"),
                measured_at=datetime.fromisoformat(row["measured_on"]).replace(tzinfo=UTC),
                parser_version=row["parser_version"],
            )


def _share(row: Mapping[str, str], name: str) -> tuple[float, float, float]:
    return float(row[name]), float(row[f"{name}_low"]), float(row[f"{name}_high"])


def quality_estimate_frame() -> pl.DataFrame:
    """Both files as rows of ``dq.quality_estimate``: precision and recall of a measure are a row each."""
    rows = [row for one in (*read_parser_estimates(), *read_people_estimates()) for row in _rows_of(one)]
    return pl.DataFrame(rows, schema=dict(quality_schemas()["quality_estimate"]), orient="row")


def _rows_of(one: QualityEstimate) -> Iterator[dict[str, object]]:
    """The rows of a measure; a share of no cases at all says nothing and is left out."""
    only_share = next((name for prefix, name in _ONE_SHARE.items() if one.measure.startswith(prefix)), None)
    shares = (
        [(only_share, one.found, one.precision)]
        if only_share
        else [("precision", one.found, one.precision), ("recall", one.expected, one.recall)]
    )
    for name, sample_count, (share, low, high) in shares:
        if sample_count:
            yield {
                "measure_name": f"{one.measure}: {name}",
                "parser_version": one.parser_version,
                "gold_set_name": one.gold_set,
                "measured_at": one.measured_at,
                "sample_count": sample_count,
                "correct_count": one.correct,
                "correct_share": share,
                "correct_share_low": low,
                "correct_share_high": high,
                "method": f"{one.gold_set_sentence}; {_INTERVAL}",
            }


def load_quality_estimates(candidate: Path) -> None:
    """Write the measured accuracy into a candidate; the same measurement again changes nothing.

    What the program no longer measures, or measures on another set, goes: it says nothing of the program that is used.
    """
    frame = quality_estimate_frame()
    append_quality_rows(candidate, {"quality_estimate": frame})
    keep_quality_estimates_of(candidate, frame.select("measure_name", "gold_set_name"))
