"""Writing so that nobody ever finds half of a file, a folder or a link.

Everything that replaces one does it here: it is made under another name beside the place, then renamed in one step.
What a killed process leaves behind is hidden and ends in :data:`UNFINISHED`, in the folder where it was at work: the
next one to write there starts it over, or a run removes it some days later (``warehouse/retention.py``).
"""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".tmp"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A place beside ``path`` to write a file at; given its name on leaving, removed when something goes wrong.

    For one writer at a time: what a killed one left at that place is removed first, so that large files do not gather.
    The folder is made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}{UNFINISHED}")
    partial.unlink(missing_ok=True)
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def replacing_folder(folder: Path) -> Iterator[Path]:
    """The same for a folder, which is not made yet; the one that stood there goes just before."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = folder.with_name(f".{folder.name}{UNFINISHED}")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        yield partial
        shutil.rmtree(folder, ignore_errors=True)
        partial.replace(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def write_whole(path: Path, content: bytes | str) -> None:
    """Put ``content`` (text as UTF-8) in the place of what ``path`` holds; several may do so at the same time."""
    with _of_ones_own(path) as partial:
        partial.write_bytes(content.encode() if isinstance(content, str) else content)


def write_durably(path: Path, content: bytes) -> None:
    """The same, and on the disk with its name when this returns, whatever happens to the machine then."""
    with _of_ones_own(path) as partial, partial.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    flush_to_disk(path.parent)


def swap_link(link: Path, target: str) -> None:
    """Point a link at another file of its folder; a reader sees the old target or the new one, never none."""
    with replacing(link) as partial:
        partial.symlink_to(target)


def flush_to_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _of_ones_own(path: Path) -> Iterator[Path]:
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex}{UNFINISHED}")
    try:
        yield partial
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
