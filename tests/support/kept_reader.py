"""The process that reads reports, kept between the nights of one test process: to begin it costs half a second.

It is the product's own (``ingest/guarded_process.py``), with its limits; a night gives it back when it is done instead
of ending it. One that failed, or that was killed, is ended and begun again as always.
"""

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from leftovers import kept_process_ids

from ingest import batch_runners, service_examination
from ingest.guarded_process import GuardedProcess

_free: list["KeptReader"] = []


class KeptReader(GuardedProcess):
    """A process that outlives the night that began it."""

    _is_called = False
    _is_given_back = False

    def call(self, *words: Any, **others: Any) -> Any:
        """Call a function there, as always."""
        self._is_called, self._is_given_back = True, False
        try:
            return super().call(*words, **others)
        finally:
            self._is_called = False

    def close(self) -> None:
        """Let no further call begin, and end the one that is under way in another thread; without one it is kept."""
        self._is_given_back = not self._is_called
        if self._is_called:
            super().close()
        else:
            self._is_closed = True

    def __exit__(self, *_: object) -> None:
        """Keep it, unless it was left in the middle of a call."""
        self.close()
        self.end()

    def end(self) -> None:
        """End it after a failure, which is within a call; else let it wait for the next night."""
        if self._is_called or not self._is_given_back or self._child is None:
            super().end()
            return
        self._is_closed = self._is_given_back = False
        kept_process_ids.add(self._child.pid)
        _free.append(self)


def take_reader() -> KeptReader:
    """A kept one that nobody uses, or a new one."""
    return _free.pop() if _free else KeptReader()


@contextmanager
def kept_reader() -> Iterator[None]:
    """Let nights of this process read in processes that are kept."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (batch_runners, service_examination):
            patch.setattr(module, "GuardedProcess", take_reader)
        yield


@atexit.register
def _end_all() -> None:
    for reader in _free:
        GuardedProcess.end(reader)
