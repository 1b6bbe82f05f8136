"""The reports that are dressed: the gold set of every era, and the real one where it is at hand."""

import json
from collections.abc import Iterator
from pathlib import Path

from clothes.blocks import Original, read_original

REPOSITORY = Path(__file__).resolve().parents[3]
GOLD = REPOSITORY / "tests" / "golden" / "reports"
REAL_ERA = "real report"


def gold_originals() -> Iterator[Original]:
    """Every gold report, in the order of their names."""
    for path in sorted(GOLD.glob("*.json")):
        era = json.loads(path.read_text(encoding="utf-8"))["era"]
        yield read_original(path.stem, era, path.with_suffix(".txt").read_bytes())


def real_original(path: Path) -> Original:
    """The real report of 12 May 2020."""
    return read_original(path.stem, REAL_ERA, path.read_bytes())
