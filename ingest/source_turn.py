"""One run at a time asks the source, so that its pace is kept in total: a night beside a backfill waits its turn."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from ingest.listening import RunListener
from parliament.locks import LockHeldError, hold_lock
from warehouse.paths import DataFolder


@contextmanager
def hold_source_turn(folder: DataFolder, listener: RunListener) -> Iterator[None]:
    """Wait until no other run of this data folder asks the source, and ask it alone meanwhile.

    The turn is a lock of the operating system's (``flock``), so a killed run never keeps it.
    """
    place = folder.build / "source-turn"
    with ExitStack() as stack:
        try:
            stack.enter_context(hold_lock(place, is_patient=False))
        except LockHeldError:
            listener.noticed("Another run is asking the source: waiting for its turn, so that the pace is kept.")
            stack.enter_context(hold_lock(place, is_patient=True))
        yield
