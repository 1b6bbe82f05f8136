"""The measured accuracy of parser and names on the page Datakwaliteit: a table a set, the eras of the parser folded."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warehouse.rows import Row, group_rows

# How the sets are shown, by what a reader asks first: the real report, then what was made to look like every era of it.
_SET_ORDER = ("real report", "all", "printed otherwise", "all names")
# What the figures rest on first; other measures follow in the order of their names.
_MEASURE_ORDER = (
    "speeches", "speakers", "questions", "items", "names: all uses", "names: speaker", "parties: speaker",
    "roles: speaker",
)  # fmt: skip
# A set of one era of the reports is named by its years.
_ERA = re.compile(r"\d{4}-\d{4}")
# Which share a measure's last word names (warehouse/quality_estimates.py); these two stand for precision alone.
_PRECISION = ("precision", "right", "agreeing")


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured, and how much of what the program says is right and how much of what there is it finds."""

    name: str
    precision: Row | None
    recall: Row | None

    @property
    def key(self) -> str:
        """The name as a key of a text."""
        return re.sub(r"[^a-z]+", "_", self.name.lower()).strip("_")


@dataclass(frozen=True, slots=True)
class MeasuredSet:
    """A set of which the truth is known, with its measures; ``method`` says what it is."""

    name: str
    method: str
    measures: tuple[Measure, ...]

    @property
    def key(self) -> str:
        """The name as a key of a text, its years left out."""
        return re.sub(r"[^a-z]+", "_", self.name.lower()).strip("_")


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The sets in the order in which they are shown, and those of single eras."""

    sets: tuple[MeasuredSet, ...]
    eras: tuple[MeasuredSet, ...]


def accuracy(estimates: Sequence[Row]) -> Accuracy:
    """The rows of ``quality_estimates.sql`` grouped for the page."""
    sets = [_measured_set(name, rows) for name, rows in group_rows(estimates, "gold_set_name").items()]
    eras = sorted((one for one in sets if _ERA.fullmatch(one.name)), key=lambda one: one.name)
    others = sorted((one for one in sets if not _ERA.fullmatch(one.name)), key=_place)
    return Accuracy(tuple(others), tuple(eras))


def _place(one: MeasuredSet) -> tuple[int, str]:
    return (_SET_ORDER.index(one.name) if one.name in _SET_ORDER else 2, one.name)


def _measured_set(name: str, rows: Sequence[Row]) -> MeasuredSet:
    shares: dict[str, dict[str, Row]] = {}
    for row in rows:
        measure, share = _split(row["measure_name"])
        shares.setdefault(measure, {})["precision" if share in _PRECISION else share] = row
    measures = (Measure(measure, found.get("precision"), found.get("recall")) for measure, found in shares.items())
    return MeasuredSet(name, _method(rows), tuple(sorted(measures, key=_measure_place)))


def _measure_place(one: Measure) -> tuple[int, str]:
    known = one.name in _MEASURE_ORDER
    return (_MEASURE_ORDER.index(one.name) if known else len(_MEASURE_ORDER), one.name)


def _split(measure_name: str) -> tuple[str, str]:
    """``names: speaker: recall`` as ``names: speaker`` and ``recall``; a name without a share is taken as precision."""
    measure, _, share = measure_name.rpartition(": ")
    return (measure, share) if share in (*_PRECISION, "recall") else (measure_name, "precision")


def _method(rows: Iterable[Row]) -> str:
    """How the set was measured, the sentence of each of its kinds once."""
    return "; ".join(dict.fromkeys(row["method"] for row in rows if row["method"]))
