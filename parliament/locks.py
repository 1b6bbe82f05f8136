"""One process at a time: a lock of the operating system (``flock``) on a file, which a killed process cannot keep.

The file says which process holds it, for a process that finds it held; it stays when the lock is let go of.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class LockHeldError(Exception):
    """Another process holds the lock; ``process`` is its number, or that it is not known."""

    def __init__(self, process: str) -> None:
        super().__init__(f"held by process {process}")
        self.process = process


@contextmanager
def hold_lock(path: Path, *, is_patient: bool) -> Iterator[None]:
    """Hold the lock of ``path`` within; its folder is made.

    ``is_patient`` waits until its holder lets go.

    Raises:
        LockHeldError: another one holds it, and this one does not wait.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # "a": the number of the process that holds it must not be lost by looking.
    with path.open("ab+", buffering=0) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if is_patient else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.seek(0)
            raise LockHeldError(handle.read().decode(errors="replace").strip() or "of unknown number") from error
        # On a full disk the lock holds all the same, without its note.
        with suppress(OSError):
            handle.truncate(0)
            handle.write(f"{os.getpid()}\n".encode())
        yield
