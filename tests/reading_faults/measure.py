"""What the gate notices of faults seeded into the reading, on reports of all eras.

Run ``PYTHONPATH=tests/support python tests/reading_faults/measure.py``, and with ``--write`` to renew
``noticed.csv``, from which ``docs/checks.md`` has its table.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from clothes.originals import gold_originals, real_original
from reading_faults.journal_gate import with_journal
from reading_faults.trial import LARGE_SHARE, Trial, fault_names, try_faults

from tools.measured import REAL_REPORT, write_measured

MEASURED = Path(__file__).resolve().parent / "noticed.csv"


def rows_of(trials: Sequence[Trial]) -> list[dict[str, str]]:
    """One row for each fault: trials, how many were noticed, the same of those that move more than 1 %, and misses."""
    of_fault: dict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        of_fault[trial.fault].append(trial)
    rows = []
    for name in fault_names():
        tried = of_fault[name]
        large = [trial for trial in tried if trial.moved > LARGE_SHARE]
        by = Counter(trial.noticed_by for trial in tried if trial.noticed_by).most_common(2)
        rows.append(
            {
                "fault": name,
                "trials": str(len(tried)),
                "noticed": str(sum(trial.noticed_by is not None for trial in tried)),
                "large": str(len(large)),
                "large_noticed": str(sum(trial.noticed_by is not None for trial in large)),
                "noticed_by": ", ".join(str(kind) for kind, _ in by),
                "missed_in": ", ".join(trial.report for trial in tried if trial.noticed_by is None),
            }
        )
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the sums, and with ``--write`` renew the file. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"renew {MEASURED.name}")
    options = parser.parse_args(arguments)
    originals = [*gold_originals(), *([real_original(REAL_REPORT)] if REAL_REPORT.exists() else [])]
    rows = rows_of(list(try_faults(originals, with_journal)))
    for noticed, of in (("noticed", "trials"), ("large_noticed", "large")):
        sys.stdout.write(
            f"{noticed}: {sum(int(row[noticed]) for row in rows)} of {sum(int(row[of]) for row in rows)}\n"
        )
    if options.write:
        write_measured(MEASURED, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
