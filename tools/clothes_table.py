"""The table of clothes for ``docs/method.md``: one report in other layouts, read the same or not.

Measured by ``tests/clothes/measure.py`` into ``tests/clothes/read_the_same.csv``.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

MEASURED = Path(__file__).resolve().parent.parent / "tests" / "clothes" / "read_the_same.csv"
_COUNTS = ("same", "refused", "wrong", "kept_out_though_right")


def render_clothes(path: Path = MEASURED) -> str:
    """Sums by group, then every clothing down and every era across; where not all is the same, what came of the rest.

    Where nothing was measured yet, the section says so.
    """
    if not path.exists():
        return "Not measured yet: run `make quality`."
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    eras = list(dict.fromkeys(row["era"] for row in rows))
    return "\n".join([_summary(rows), "", _by_clothing(rows, sorted(eras))])


def _summary(rows: Sequence[Mapping[str, str]]) -> str:
    groups = list(dict.fromkeys(row["group"] for row in rows))
    header = "| clothes | readings | the same | refused | silently wrong | kept out though right |\n" + "|---" * 6 + "|"
    sums = [_sum_row(name, [row for row in rows if row["group"] == name]) for name in groups]
    return "\n".join([header, *sums, _sum_row("**all**", rows)])


def _sum_row(name: str, rows: Iterable[Mapping[str, str]]) -> str:
    counts = _counts(rows)
    total = counts.total()
    cells = " | ".join(f"{counts[one]} ({100 * counts[one] / total:.1f} %)" for one in _COUNTS)
    return f"| {name} | {total} | {cells} |"


def _by_clothing(rows: Sequence[Mapping[str, str]], eras: Sequence[str]) -> str:
    lines = [f"| clothes | {' | '.join(eras)} |", "|---" * (len(eras) + 1) + "|"]
    for name in dict.fromkeys(row["clothing"] for row in rows):
        of_era = {row["era"]: row for row in rows if row["clothing"] == name}
        lines.append(f"| {name} | {' | '.join(_cell(of_era[era]) if era in of_era else '' for era in eras)} |")
    return "\n".join(lines)


def _cell(row: Mapping[str, str]) -> str:
    counts = _counts([row])
    if counts["same"] == counts.total():
        return "100 %"
    words = zip(_COUNTS[1:], ("refused", "**wrong**", "kept out"), strict=True)
    rest = ", ".join(f"{counts[one]} {word}" for one, word in words if counts[one])
    return f"{100 * counts['same'] / counts.total():.0f} % ({rest}: {row['reason']})"


def _counts(rows: Iterable[Mapping[str, str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update({name: int(row[name]) for name in _COUNTS})
    return counts
