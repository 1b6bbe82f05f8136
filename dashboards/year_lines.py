"""A person's speaking time over the session years: a line with the band of its interval, drawn as plain paths.

Every person has one, so that it is drawn here in microseconds instead of by the library of the other charts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.language import Language
from warehouse.rows import Row

# The drawing is 340 points wide, as a phone shows it without shrinking its letters; the lines keep clear of the labels.
_LEFT, _RIGHT, _TOP, _BOTTOM = 66, 300, 12, 164
_STEPS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
# Session years are written as 2019-2020: four fit beside each other.
_LABELS = 4


@dataclass(frozen=True, slots=True)
class YearLine:
    """Estimated minutes per session year of one kind of meeting and role, oldest first.

    ``figures`` are (session year, seconds, low, high); ``points`` (x, y, y of low, y of high, label or "").
    """

    meeting_kind: str
    role: str
    figures: tuple[tuple[str, float, float, float], ...]
    ticks: tuple[tuple[float, float], ...]
    points: tuple[tuple[float, float, float, float, str], ...]

    @property
    def line(self) -> str:
        """The path of the estimates."""
        return "M" + "L".join(f"{x} {y}" for x, y, _, _, _ in self.points)

    @property
    def band(self) -> str:
        """The path around the intervals."""
        upper = [f"{x} {high}" for x, _, _, high, _ in self.points]
        return "M" + "L".join([*upper, *(f"{x} {low}" for x, _, low, _, _ in self.points[::-1])]) + "Z"

    def rows(self, language: Language) -> list[list[object]]:
        """What the line shows, for its CSV: a line of headings, then session year, seconds and both ends."""
        unit = language.text("js_use_seconds")
        ends = (f"{unit} ({language.text(f'js_use_{end}')})" for end in ("low", "high"))
        return [
            [language.text("session_year"), unit, *ends],
            *([year, *(round(value, 1) for value in values)] for year, *values in self.figures),
        ]


def lines_over_years(rows: Sequence[Row]) -> tuple[YearLine, ...]:
    """A line for each kind of meeting and role of a person whose time words give in two session years or more."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row["est_seconds_high"] is not None and row["role"] in {"member", "minister"}:
            found.setdefault((row["meeting_kind"], row["role"]), []).append(row)
    return tuple(_line(*key, group) for key, group in found.items() if len(group) > 1)


def _line(meeting_kind: str, role: str, rows: Sequence[Row]) -> YearLine:
    ordered = sorted(rows, key=lambda row: row["session_year"])
    most: float = max(*(row["est_seconds_high"] for row in ordered), 60.0) / 60
    step = next((step for step in _STEPS if most / step <= 4), most / 4)
    every = -(-len(ordered) // _LABELS)

    def height(minutes: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * minutes / most, 1)

    points = tuple(
        (
            round(_LEFT + (_RIGHT - _LEFT) * place / (len(ordered) - 1), 1),
            height(row["est_seconds"] / 60), height(row["est_seconds_low"] / 60), height(row["est_seconds_high"] / 60),
            row["session_year"] if place % every == 0 else "",
        )
        for place, row in enumerate(ordered)
    )  # fmt: skip
    figures = tuple(
        (row["session_year"], row["est_seconds"], row["est_seconds_low"], row["est_seconds_high"]) for row in ordered
    )
    ticks = tuple((step * number, height(step * number)) for number in range(int(most / step) + 1))
    return YearLine(meeting_kind, role, figures, ticks, points)
