"""A few nights of the simulation of years (tests/bench/bench_nights.py): what a night leaves, and what it must not."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.many_nights import MeasuredNight, many_nights

NIGHTS = 3
# A night takes some ten seconds of one core; the machine may have others to serve.
pytestmark = [pytest.mark.thorough, pytest.mark.timeout(900), pytest.mark.usefixtures("short_nights")]


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[MeasuredNight]]:
    root = tmp_path_factory.mktemp("nights") / "data"
    return root, list(many_nights(root, NIGHTS, 2.0, with_dashboard=False))


def test_each_night_ends_well(nights: tuple[Path, list[MeasuredNight]]) -> None:
    assert {night.outcome for night in nights[1]} <= {"published", "unchanged"}
    assert nights[1][0].outcome == "published"


def test_a_night_leaves_a_file_for_each_new_body_and_none_for_a_request(
    nights: tuple[Path, list[MeasuredNight]],
) -> None:
    root, measured = nights
    # The log of the month, the lock, and the next month's log when the test runs over its end.
    assert all(night.places["archive/fetches"].file_count <= 3 for night in measured)
    for before, after in pairwise(measured):
        assert after.places["archive/bodies"].file_count - before.places["archive/bodies"].file_count < 60
    lines = [line for log in root.glob("archive/fetches/*.jsonl") for line in log.read_bytes().splitlines()]
    # What nights after the first ask for again is mostly what it was.
    assert sum(b'{"seen":' in line for line in lines) >= 10


def test_a_night_leaves_one_summary_and_nothing_unfinished(nights: tuple[Path, list[MeasuredNight]]) -> None:
    root, measured = nights
    assert len(list(root.glob("logs/runs/*.json"))) == len(measured)
    leftovers = [path for ending in ("tmp", "partial", "part") for path in root.rglob(f"*.{ending}")]
    assert leftovers == []
    assert measured[-1].places["build"].byte_count < 1_000_000
