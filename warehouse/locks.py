"""One writer at a time in a data folder; a killed run never leaves a lock behind (:mod:`parliament.locks`)."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from parliament.errors import AnotherRunError
from parliament.locks import LockHeldError, hold_lock
from warehouse.paths import DataFolder


@contextmanager
def hold_build_lock(folder: DataFolder, *, is_patient: bool = False) -> Iterator[None]:
    """Let one run at a time write: held from preparing the candidate to publishing it.

    ``is_patient`` waits until another run has ended: for a run that has worked for hours before it wants to write.

    Raises:
        AnotherRunError: another run holds it, and this one does not wait; the sentence names its process.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(hold_lock(folder.build_lock, is_patient=is_patient))
        except LockHeldError as error:
            raise AnotherRunError(
                f"another run is writing in {folder.root} (process {error.process}): wait until it ends"
            ) from error
        yield


@contextmanager
def hold_site_lock(folder: DataFolder) -> Iterator[None]:
    """Let one at a time render the site: a second one waits, and then finds most of its work done."""
    with hold_lock(folder.site_lock, is_patient=True):
        yield


@contextmanager
def hold_serve_lock(folder: DataFolder) -> Iterator[None]:
    """Let one ``spreektijd serve`` at a time run on a data folder: two would start every run twice.

    Raises:
        AnotherRunError: another one holds it.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(hold_lock(folder.build / "serve.lock", is_patient=False))
        except LockHeldError as error:
            raise AnotherRunError(
                f"another `spreektijd serve` runs on {folder.root}: stop it first, or name another folder with --data."
            ) from error
        yield
