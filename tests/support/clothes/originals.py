"""The reports that are dressed: the gold set of every era, rare forms, and the real one where it is at hand."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from clothes.blocks import Original, read_original
from replica.render_text import render_text
from replica.world import WorldSettings, build_world

REPOSITORY = Path(__file__).resolve().parents[3]
GOLD = REPOSITORY / "tests" / "golden" / "reports"
REAL_ERA = "real report"
RARE_ERA = "rare forms"
# The first sitting of a legislature, a later one, and meetings of committees by odd names; the replica knows their
# truth, and `tests/unit/replica/test_round_trip.py` holds that they are read right as they are printed.
_RARE_WORLD = WorldSettings(
    seed=9, meetings=6, first_date=date(2019, 6, 18), years=0.6, words_per_speech=30, speeches_per_report=14,
    has_rare_forms=True,
)  # fmt: skip
_RARE_INDEXES = (0, 2, 3, 5)


def gold_originals() -> Iterator[Original]:
    """Every gold report, in the order of their names."""
    for path in sorted(GOLD.glob("*.json")):
        era = json.loads(path.read_text(encoding="utf-8"))["era"]
        yield read_original(path.stem, era, path.with_suffix(".txt").read_bytes())


def rare_originals() -> Iterator[Original]:
    """Reports of the replica that hold the forms few real ones have (`replica/rare_forms.py`)."""
    world = build_world(_RARE_WORLD)
    for index in _RARE_INDEXES:
        plan = world.plans[index]
        text = render_text(world.script(index), world.house).text
        yield read_original(
            f"rare-{plan.kind.value}-{plan.printed_number}-{plan.session_year}", RARE_ERA, text.encode()
        )


def real_original(path: Path) -> Original:
    """The real report of 12 May 2020."""
    return read_original(path.stem, REAL_ERA, path.read_bytes())
