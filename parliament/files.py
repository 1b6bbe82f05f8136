"""Writing files so that nobody ever finds half of one.

Everything that replaces a file does it here: it is written under a name of its own beside the place, and given its name
at once. What a killed process leaves behind is a hidden file that ends in :data:`UNFINISHED`, in the folder where it
was at work, and nothing else.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".tmp"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A place beside ``path`` to write at; given the name of ``path`` on leaving, removed when something goes wrong.

    The folder is made. On the disk when this returns is only what the writer flushed: see :func:`write_durably`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex}{UNFINISHED}")
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes | str) -> None:
    """Put ``content`` (text as UTF-8) in the place of what ``path`` holds; readers see the old or the new."""
    with replacing(path) as partial:
        partial.write_bytes(content.encode() if isinstance(content, str) else content)


def write_durably(path: Path, content: bytes) -> None:
    """The same, and on the disk with its name when this returns, whatever happens to the machine then."""
    with replacing(path) as partial, partial.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    flush_to_disk(path.parent)


def flush_to_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
