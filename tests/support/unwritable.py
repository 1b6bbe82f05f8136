"""A command whose program lies where nothing can be written, as the shipped units and the Containerfile arrange it."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def program_places(environment: Path) -> tuple[Path, ...]:
    """The folders that hold the program: the checkout, the environment, and its libraries where they lie elsewhere."""
    prefect = find_spec("prefect")
    assert prefect is not None
    assert prefect.origin is not None
    libraries = Path(prefect.origin).resolve().parents[1]
    found = (REPOSITORY, Path(sys.prefix).resolve(), environment.resolve(), libraries)
    return tuple(sorted({one for one in found if not any(one != other and other in one.parents for other in found)}))


def unwritable(command: Sequence[str], places: Sequence[Path]) -> list[str]:
    """Put ``command`` into a mount namespace of its own in which the folders ``places`` can only be read.

    Its process keeps its number, and everything that it starts sees the same. Where the machine has no such thing the
    command comes back as it is; :func:`can_be_unwritable` says so.
    """
    return [*_prefix(places), *command] if can_be_unwritable() else list(command)


@cache
def can_be_unwritable() -> bool:
    """Whether this machine lets us mount folders read-only for one process (Linux; not in every container)."""
    if shutil.which("unshare") is None or shutil.which("mount") is None:
        return False
    return subprocess.run([*_prefix([REPOSITORY]), "true"], check=False, capture_output=True).returncode == 0


def _prefix(places: Sequence[Path]) -> list[str]:
    mounts = [
        f"mount --bind {place} {place} && mount -o remount,bind,ro {place}"
        for place in (shlex.quote(str(path)) for path in places)
    ]
    # A user without root is root in a namespace of users.
    users = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    return ["unshare", *users, "--mount", "sh", "-c", f'{" && ".join(mounts)} && exec "$@"', "sh"]
