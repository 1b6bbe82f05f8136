"""One writer at a time: locks of the operating system (``flock``), so that a killed run never leaves one behind."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from parliament.errors import AnotherRunError
from warehouse.paths import DataFolder


@contextmanager
def hold_build_lock(folder: DataFolder, *, is_patient: bool = False) -> Iterator[None]:
    """Let one run at a time write: held from preparing the candidate to publishing it.

    ``is_patient`` waits until another run has ended: for a run that has worked for hours before it wants to write.

    Raises:
        AnotherRunError: another run holds it, and this one does not wait; the sentence names its process.
    """
    folder.build.mkdir(parents=True, exist_ok=True)
    # "a": the name of the process that holds it must not be lost by looking.
    with folder.build_lock.open("ab+", buffering=0) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if is_patient else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.seek(0)
            process = handle.read().decode().strip() or "of unknown number"
            raise AnotherRunError(
                f"another run is writing in {folder.root} (process {process}): wait until it ends"
            ) from error
        # On a full disk the lock holds all the same, without its note.
        with suppress(OSError):
            handle.truncate(0)
            handle.write(f"{os.getpid()}\n".encode())
        yield


@contextmanager
def hold_site_lock(folder: DataFolder) -> Iterator[None]:
    """Let one at a time render the site: a second one waits, and then finds most of its work done."""
    folder.build.mkdir(parents=True, exist_ok=True)
    with folder.site_lock.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextmanager
def hold_serve_lock(folder: DataFolder) -> Iterator[None]:
    """Let one ``spreektijd serve`` at a time run on a data folder: two would start every run twice.

    Raises:
        AnotherRunError: another one holds it.
    """
    folder.build.mkdir(parents=True, exist_ok=True)
    with (folder.build / "serve.lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AnotherRunError(
                f"another `spreektijd serve` runs on {folder.root}: stop it first, or name another folder with --data."
            ) from error
        yield
