"""What goes when, so that a data folder that runs for years stays the size of its data. Never the archive.

The rules stand in docs/operations.md with the reasons; the measurements behind them beside them. What a run makes anew
each time (``site/``, ``quality/``, the candidate) needs no rule, and Prefect prunes its own history
(``flows/settings.py``).
"""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from parliament.files import UNFINISHED
from warehouse.paths import DataFolder
from warehouse.publish import KEPT_VERSIONS, drop_old_versions

# The results of an audit with their failing rows; as rows of ``dq.check_result`` they stay with the database. Every run
# that builds reads these files to find what its database lacks.
AUDITS_KEPT = timedelta(days=90)
# Summaries of runs: a year, and a month to compare with the year before.
RUN_SUMMARIES_KEPT = timedelta(days=400)
# What a killed process was writing. A run lasts hours at most.
UNFINISHED_KEPT = timedelta(days=2)
# Output of the parts of ``serve``: some months of it.
LARGEST_LOG_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was removed: versions by name, files by count and size; logs that were cut are in the size only."""

    versions: tuple[str, ...]
    file_count: int
    byte_count: int


def prune(folder: DataFolder, now: datetime) -> Pruned:
    """Remove everything that the rules let go; hold the build lock meanwhile.

    Raises:
        OSError: a file cannot be removed.
    """
    before = _size(folder.published) + _size(folder.parquet)
    versions = drop_old_versions(folder, KEPT_VERSIONS)
    files = prune_files(folder, now)
    freed = before - _size(folder.published) - _size(folder.parquet)
    return Pruned(versions, files.file_count, files.byte_count + freed)


def prune_files(folder: DataFolder, now: datetime) -> Pruned:
    """The same without the versions, which each publication prunes: cheap, for the end of every run."""
    # The newest summary stays however old it is: it is what the last run was.
    earlier_summaries = sorted(folder.logs.glob("runs/*.json"))[:-1]
    old = [
        *_older(folder.logs.glob("audits/*.json"), now - AUDITS_KEPT),
        *_older(earlier_summaries, now - RUN_SUMMARIES_KEPT),
        *_older(_unfinished(folder), now - UNFINISHED_KEPT),
    ]
    freed = 0
    for path in old:
        freed += path.lstat().st_size
        path.unlink(missing_ok=True)
    freed += sum(_shorten(log) for log in folder.logs.glob("serve/*.log"))
    return Pruned((), len(old), freed)


def _older(paths: Iterable[Path], moment: datetime) -> Iterator[Path]:
    return (path for path in paths if path.is_file() and path.stat().st_mtime < moment.timestamp())


def _unfinished(folder: DataFolder) -> Iterator[Path]:
    """Files that their writers never gave a name, wherever a run writes; the archive is not looked through."""
    for place in (folder.published, folder.build, folder.logs, folder.site):
        yield from place.rglob(f".*{UNFINISHED}")


def _shorten(log: Path) -> int:
    """Start a log over when it has grown large, keeping its content beside it; returns the bytes that this frees.

    Its writer has it open for appending, so it is emptied in its place; a line written in that moment may be lost.
    """
    size = log.stat().st_size
    if size <= LARGEST_LOG_BYTES:
        return 0
    former = log.with_suffix(".log.1")
    freed = former.stat().st_size if former.exists() else 0
    shutil.copyfile(log, former)
    with log.open("r+b") as file:
        file.truncate(0)
    return freed


def _size(place: Path) -> int:
    return sum(path.lstat().st_size for path in place.rglob("*") if not path.is_dir())
