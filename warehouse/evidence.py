"""The terms in which is said what stands behind a mart: the rows counted, and how its figures follow from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure and how it follows from the rows: an SQL aggregate, and the condition of the rows that count for it."""

    name: str
    aggregate: str
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Rows behind some figures of a mart.

    ``source`` is a table with its schema, or the name of a query of ``sql/evidence``. ``columns`` are shown, in the
    order of the first and the last of them. ``condition`` holds for the rows of every figure; ``slices`` are columns
    beside the mart's grain by which the rows can be narrowed down. ``key_conditions`` says, for a key of the grain that
    is no column here, how the rows are found by it: a condition with ``{value}`` in it, or an empty one when the rows
    are the same for every value.
    """

    source: str
    columns: tuple[str, ...]
    measures: tuple[Measure, ...]
    condition: str = ""
    slices: tuple[str, ...] = ()
    key_conditions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class ExplainedMart:
    """A mart with its grain and evidence; the first evidence is the one people mean when they name no figure.

    ``made_of`` names, for a figure that takes more than its own rows (a share, a rank, an interval), the figure whose
    rows explain it; the comment of its column says what is made of that.
    """

    grain: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    made_of: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def find(self, measure: str) -> tuple[Evidence, Measure] | None:
        """The evidence of a figure, and how the figure follows from it; nothing when no rows tell it."""
        for evidence in self.evidence:
            for one in evidence.measures:
                if one.name == measure:
                    return evidence, one
        return None

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of all figures that rows explain."""
        counted = (measure.name for evidence in self.evidence for measure in evidence.measures)
        return (*counted, *self.made_of)


def count_of(name: str, condition: str = "") -> Measure:
    """The number of rows."""
    return Measure(name, f"count(*){_filter(condition)}", condition)


def distinct_of(name: str, column: str, condition: str = "") -> Measure:
    """The number of different values of a column."""
    return Measure(name, f"count(distinct {column}){_filter(condition)}", condition)


def sum_of(name: str, column: str, condition: str = "") -> Measure:
    """The sum of a column; 0 over no rows."""
    return Measure(name, f"coalesce(sum({column}){_filter(condition)}, 0)", condition)


def only(name: str) -> Measure:
    """What the only row says in the column of that name: a number that was read or given, not counted."""
    return Measure(name, f"any_value({name})")


def _filter(condition: str) -> str:
    return f" filter (where {condition})" if condition else ""


# Rows without seconds are a chair's that no recording timed.
TOLD_SECONDS = Measure(
    "est_seconds",
    ", ".join(
        (
            "core.told_seconds(if(count(*) filter (where est_seconds is null) > 0, 'chair', '')",
            "coalesce(sum(words), 0)",
            "(select least_words from raw.speaking_rate)",
            sum_of("timed_words", "words", "timed_seconds is not null").aggregate,
            sum_of("timed_seconds", "timed_seconds").aggregate,
            "sum(est_seconds) filter (where timed_seconds is null))",
        )
    ),
)
