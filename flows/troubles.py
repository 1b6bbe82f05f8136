"""What is wrong at the moment, kept beside the data: so that the end of a failure is reported as its beginning was.

A trouble has a kind: ``run:nightly`` and the like for runs, ``part:worker`` and the like for the parts of ``serve``,
``stale`` when no night has ended for too long. It is opened when it is met and closed when it is over; both are
reported.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError

from parliament.files import write_whole
from parliament.locks import hold_lock
from warehouse.paths import DataFolder


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is wrong: its kind, since when, and a sentence about it."""

    kind: str
    since: datetime
    sentence: str


_TROUBLES = TypeAdapter(tuple[Trouble, ...])


def read_troubles(folder: DataFolder) -> tuple[Trouble, ...]:
    """What is wrong now, longest first; a file that cannot be read says nothing."""
    try:
        return _TROUBLES.validate_json((folder.root / "troubles.json").read_bytes())
    except (OSError, ValidationError):
        return ()


def open_trouble(folder: DataFolder, kind: str, sentence: str) -> bool:
    """Note that something is wrong; whether it is new.

    Raises:
        OSError: the file cannot be written.
    """
    with _hold(folder):
        known = {one.kind: one for one in read_troubles(folder)}
        since = known[kind].since if kind in known else datetime.now(UTC)
        _write(folder, [*(one for one in known.values() if one.kind != kind), Trouble(kind, since, sentence)])
    return kind not in known


def close_troubles(folder: DataFolder, is_over: Callable[[str], bool]) -> tuple[Trouble, ...]:
    """Note that troubles of some kinds are over; those that were open.

    Raises:
        OSError: the file cannot be written.
    """
    with _hold(folder):
        known = read_troubles(folder)
        over = tuple(one for one in known if is_over(one.kind))
        if over:
            _write(folder, [one for one in known if one not in over])
    return over


@contextmanager
def _hold(folder: DataFolder) -> Iterator[None]:
    """One at a time: a run and ``serve`` may meet something in the same second."""
    with hold_lock(folder.build / "troubles.lock", is_patient=True):
        yield


def _write(folder: DataFolder, troubles: list[Trouble]) -> None:
    content = _TROUBLES.dump_json(tuple(sorted(troubles, key=lambda one: one.since)), indent=2)
    write_whole(folder.root / "troubles.json", content)
