"""One run at a time asks the source, so that its pace is kept in total: a night beside a backfill waits its turn."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from ingest.listening import RunListener
from warehouse.paths import DataFolder


@contextmanager
def hold_source_turn(folder: DataFolder, listener: RunListener) -> Iterator[None]:
    """Wait until no other run of this data folder asks the source, and ask it alone meanwhile.

    The turn is a lock of the operating system's (``flock``), so a killed run never keeps it.
    """
    folder.build.mkdir(parents=True, exist_ok=True)
    with (folder.build / "source-turn").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            listener.noticed("Another run is asking the source: waiting for its turn, so that the pace is kept.")
            fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)
