"""The mark of a run that is under way: a file that its process holds locked, so that a killed run is known as such.

``logs/runs/<run id>.running`` says what the run is. The kernel lets go of the lock when the process ends, however it
does; a mark that nobody holds is that of a run that was cut off.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter, ValidationError

from warehouse.paths import DataFolder


@dataclass(frozen=True, slots=True)
class RunMark:
    """A run that has begun: its name, kind, source and start."""

    run_id: str
    run_kind: str
    source_name: str
    started_at: datetime


_MARK = TypeAdapter(RunMark)


@contextmanager
def hold_mark(folder: DataFolder, mark: RunMark) -> Iterator[None]:
    """Mark a run as under way for as long as its process lives; on a full or closed disk it goes unmarked."""
    path = _runs(folder) / f"{mark.run_id}.running"
    handle = _take(path, mark)
    try:
        yield
    finally:
        if handle:
            path.unlink(missing_ok=True)
            handle.close()


def take_cut_off_runs(folder: DataFolder) -> tuple[RunMark, ...]:
    """The runs that were under way and whose process is gone, oldest first; each is given once, its mark is removed."""
    found = []
    for path, handle in _marks(folder):
        # A mark without a name was taken by somebody else who looked in the same moment.
        if _lock(handle) and os.fstat(handle.fileno()).st_nlink:
            with suppress(ValidationError):
                found.append(_MARK.validate_json(handle.read()))
            path.unlink(missing_ok=True)
    return tuple(found)


def is_run_under_way(folder: DataFolder) -> bool:
    """Whether a run's process is alive in this data folder."""
    return any(not _lock(handle) for _, handle in _marks(folder))


def _marks(folder: DataFolder) -> Iterator[tuple[Path, IO[bytes]]]:
    for path in sorted(_runs(folder).glob("*.running")):
        with suppress(FileNotFoundError), path.open("rb") as handle:
            yield path, handle


def _take(path: Path, mark: RunMark) -> IO[bytes] | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A resumed backfill has the name of the one that was cut off, and writes over its mark.
        handle = path.open("ab+", buffering=0)
    except OSError:
        return None
    with suppress(OSError):
        # Who looks whether it is alive holds it for a moment.
        fcntl.flock(handle, fcntl.LOCK_EX)
        handle.truncate(0)
        handle.write(_MARK.dump_json(mark))
    return handle


def _lock(handle: IO[bytes]) -> bool:
    """Whether nobody held it; it is let go of when the handle is closed."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _runs(folder: DataFolder) -> Path:
    return folder.logs / "runs"
