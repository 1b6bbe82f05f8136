"""Faults seeded into the reading of reports: what was measured of them, for ``docs/checks.md``.

Measured by ``tests/reading_faults/measure.py``; a fault changes what the parser hands on, not the database.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from warehouse.dictionary import paragraph


@dataclass(frozen=True, slots=True)
class ReadingFault:
    """A fault on reports of all eras: how often it was tried and noticed, and the same where it moves words.

    ``large`` counts the trials that change somebody's words by more than 1 %. ``missed_in`` names the reports in which
    nothing noticed it.
    """

    sentence: str
    trials: int
    noticed: int
    large: int
    large_noticed: int
    noticed_by: str
    missed_in: str


def read_reading_faults(path: Path) -> tuple[ReadingFault, ...]:
    """Read the measured faults.

    Raises:
        OSError: there is no such file.
        KeyError: a column is missing.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            ReadingFault(
                sentence=row["fault"],
                trials=int(row["trials"]),
                noticed=int(row["noticed"]),
                large=int(row["large"]),
                large_noticed=int(row["large_noticed"]),
                noticed_by=row["noticed_by"],
                missed_in=row["missed_in"],
            )
            for row in csv.DictReader(file)
        )


def reading_faults_section(faults: Iterable[ReadingFault]) -> str:
    """The section of the page: sums, one row per fault, and every miss by name."""
    tried = list(faults)
    rows = "".join(_row(fault) for fault in tried)
    introduction = (
        "A check that is only tried on a damaged database shares the parser's blind spots. So the reading itself is "
        "broken, in the ways in which parsers go wrong, on reports of all eras. What refuses the file or is a critical "
        "difference to the second reader counts as noticed; the checks of the database come on top. "
        f"Noticed: {_of(sum(one.noticed for one in tried), sum(one.trials for one in tried))}; "
        f"of those that change somebody's words by more than 1 %: "
        f"{_of(sum(one.large_noticed for one in tried), sum(one.large for one in tried))}. "
        "The right reading stands in for the journal copy, against which `report_ends_before_journal` compares: a "
        "report that is cut off behind a withdrawn question ends as a whole one does, and only the other copy shows. "
        "What extraction never hands over (a last line of a page that is not in the file's text) neither reader can "
        "see; page numbers, contents, announcements and the journal copy are what is left there."
    )
    return (
        f"## Faults of the reading\n\n{paragraph(introduction)}\n\n"
        "| fault | noticed | of large ones | noticed by | missed in |\n|---|---|---|---|---|\n" + rows
    )


def _row(fault: ReadingFault) -> str:
    return (
        f"| {fault.sentence} | {fault.noticed} of {fault.trials} | {fault.large_noticed} of {fault.large} "
        f"| {fault.noticed_by} | {fault.missed_in} |\n"
    )


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none tried"
