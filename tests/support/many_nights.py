"""Night after night against a synthetic parliament, with the clock moved on: what grows, and by how much.

Each night the replica's clock and the night's own go on by a day, new meetings appear, a report is provisional first
and final later, and the service is asked as it would be. The files that a night leaves are given the age that they
would have, so that what is pruned by age at the end of a run is pruned here as it would be in years.
"""

import os
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter

from flows.run import run_night
from ingest.options import RunOptions
from parliament.brussels_time import BRUSSELS
from parliament.people import register_to_json
from replica.register import known_governments
from replica.server import ReplicaServer
from replica.world import WorldSettings, build_world
from warehouse.paths import DataFolder

FIRST_NIGHT = date(2022, 1, 10)
# What the first night finds: six weeks of meetings, most of them with their reports.
WEEKS_BEFORE = 6
PLACES = (
    "archive/bodies", "archive/fetches", "published", "parquet", "site", "quality", "build", "logs/runs", "logs/audits",
)  # fmt: skip
# ru_maxrss counts in kilobytes on Linux (getrusage(2)).
_BYTES_A_KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Place:
    """A folder below the data folder, with all that is in it."""

    file_count: int
    byte_count: int


@dataclass(frozen=True, slots=True)
class MeasuredNight:
    """What stood on the disk after a night; ``peak_bytes`` is the most memory that this process had until then.

    ``processor_seconds`` are of this process and of those that read files: on a machine that does other work they say
    more than ``seconds``, which are a clock's.
    """

    number: int
    outcome: str
    report_count: int
    seconds: float
    processor_seconds: float
    peak_bytes: int
    places: dict[str, Place]


def many_nights(root: Path, nights: int, meetings_a_week: float, *, with_dashboard: bool) -> Iterator[MeasuredNight]:
    """Run so many nights one after the other into ``root``, and measure after each."""
    weeks = nights / 7 + WEEKS_BEFORE + 1
    settings = WorldSettings(
        meetings=max(2, round(weeks * meetings_a_week)),
        first_date=FIRST_NIGHT - timedelta(weeks=WEEKS_BEFORE),
        years=weeks * 7 / 365.2425,
        speeches_per_report=12,
        words_per_speech=40,
    )
    world = build_world(settings)
    folder = DataFolder(root)
    root.mkdir(parents=True, exist_ok=True)
    register = root / "register.json"
    register.write_text(register_to_json(known_governments(world.house)), encoding="utf-8")
    with ReplicaServer(world, today=FIRST_NIGHT) as server:
        for number in range(1, nights + 1):
            today = FIRST_NIGHT + timedelta(days=number - 1)
            server.set_clock(today=today)
            started, processor_before = perf_counter(), _processor_seconds()
            options = RunOptions(
                server.root,
                root,
                since=settings.first_date if number == 1 else None,
                today=today,
                register_file=register,
                processes=1,
                with_dashboard=with_dashboard,
            )
            result = run_night(options)
            seconds = perf_counter() - started
            processor = _processor_seconds() - processor_before
            moment = datetime.combine(today, time(3, 30), BRUSSELS)
            _age_new_files(folder, started_at=_now() - seconds, moment=moment)
            yield MeasuredNight(
                number, result.outcome.value, result.report_count, seconds, processor, _peak_bytes(), _places(root)
            )


def _processor_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _now() -> float:
    return datetime.now(BRUSSELS).timestamp()


def _age_new_files(folder: DataFolder, *, started_at: float, moment: datetime) -> None:
    # A second of room: a file system may keep coarser times than the clock.
    for path in folder.logs.rglob("*"):
        if path.is_file() and path.stat().st_mtime >= started_at - 1:
            os.utime(path, (moment.timestamp(), moment.timestamp()))


def _places(root: Path) -> dict[str, Place]:
    places = {}
    for name in PLACES:
        files = [path for path in (root / name).rglob("*") if path.is_file() and not path.is_symlink()]
        places[name] = Place(len(files), sum(path.stat().st_size for path in files))
    return places


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES_A_KILOBYTE
