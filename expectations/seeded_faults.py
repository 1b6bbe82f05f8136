"""Seeded faults: for each check a corruption of clean data on which it must fire (design §9).

A fault is a file ``<check name>.sql`` whose first line is ``-- fault: <what it corrupts, as a sentence>``, and whose
statements are run on a clean candidate. The faults stand beside the tests (``tests/warehouse/checks/faults``).
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from expectations.check_files import CheckFile
from expectations.direct_checks import check_statement
from parliament.errors import UsageError
from warehouse.database import Connection, open_writable

_FAULT_LINE = re.compile(r"-- fault: (?P<sentence>\S.*)")


@dataclass(frozen=True, slots=True)
class SeededFault:
    """A corruption that must make one check fire."""

    check_name: str
    sentence: str
    statements: str


@dataclass(frozen=True, slots=True)
class FaultOutcome:
    """How many rows a check returned on clean data, and how many with its fault; whether they name their report."""

    check_name: str
    sentence: str
    clean_row_count: int
    failing_row_count: int
    names_reports: bool

    @property
    def is_caught(self) -> bool:
        """True when the check is silent on clean data and fires on its fault."""
        return self.clean_row_count == 0 and self.failing_row_count > 0


def load_seeded_faults(folder: Path) -> dict[str, SeededFault]:
    """Read the faults of a folder, by the name of their check.

    Raises:
        UsageError: a file does not begin with its sentence, or has no statement.
    """
    return {path.stem: _read_fault(path) for path in sorted(folder.glob("*.sql"))}


def run_seeded_faults(
    candidate: Path, checks: Iterable[CheckFile], faults: dict[str, SeededFault]
) -> tuple[FaultOutcome, ...]:
    """Run every check on clean data and on its fault; each fault is undone, the candidate stays as it was.

    Raises:
        KeyError: a check has no fault.
        WarehouseError: the candidate is open elsewhere.
    """
    outcomes = []
    with open_writable(candidate) as connection:
        for check in checks:
            fault = faults[check.check_name]
            clean_row_count, _ = _run(connection, check)
            connection.execute("begin transaction")
            connection.execute(fault.statements)
            found = _run(connection, check)
            connection.execute("rollback")
            outcomes.append(FaultOutcome(check.check_name, fault.sentence, clean_row_count, *found))
    return tuple(outcomes)


def _run(connection: Connection, check: CheckFile) -> tuple[int, bool]:
    """Run the statement that Great Expectations is given: how many rows fail, and whether reports are named."""
    ((_, failing_row_count, report_ids, _),) = connection.execute(check_statement(check)).fetchall()
    return int(failing_row_count), bool(json.loads(report_ids or "[]"))


def _read_fault(path: Path) -> SeededFault:
    first, _, statements = path.read_text(encoding="utf-8").partition("\n")
    match = _FAULT_LINE.fullmatch(first.strip())
    if match is None:
        raise UsageError(f"{path.name} must begin with a line '-- fault: <what it corrupts>'")
    if not statements.strip():
        raise UsageError(f"{path.name} has no statement below its first line")
    return SeededFault(path.stem, match["sentence"], statements.strip())
