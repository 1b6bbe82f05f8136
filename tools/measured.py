"""What the measuring tools share: where the real report is, and how their rows become a shipped file."""

import csv
import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from parliament.files import write_whole

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SPREEKTIJD_SHARED", REPOSITORY.parent / "shared"))
# The one real report as text; it may not be copied into the repository.
REAL_REPORT = SHARED / "reports" / "commissievergadering-C180-2019-2020.txt"
GOLDEN = REPOSITORY / "tests" / "golden"
# Written by ``tools/calibrate.py`` and shown by ``tools/method_page.py``.
VALIDATION_FILE = REPOSITORY / "parliament" / "speaking_rate_validation.csv"
# Rows of the files of estimates: the gold reports of every era together, and the real report.
ALL_ERAS = "all"
REAL_ERA = "real report"


def write_measured(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows as CSV with a header; all have the columns of the first. Raises ``OSError``."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_whole(path, text.getvalue())


def real_report_is_missing() -> int:
    """Say that nothing was written, because the rows of the real report would be lost. Returns the exit code."""
    sys.stderr.write("the real report is not at hand: nothing written, because its rows would be lost\n")
    return 2
