"""Versions that somebody relies on, for instance because a figure was quoted from them; they are never dropped.

A pin is a small file of its own beside the version, ``published/pinned-<version>.json``, so that pinning needs no lock
and is not disturbed by a run that publishes meanwhile.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from parliament.errors import WarehouseError
from parliament.files import write_whole
from warehouse.paths import DataFolder


@dataclass(frozen=True, slots=True)
class Pin:
    """A version that stays, since when (UTC) and why."""

    version: str
    pinned_at: datetime
    reason: str


def pin(folder: DataFolder, version: str, reason: str, now: datetime) -> Pin:
    """Keep a version for good; pinned before, it gets the new reason.

    Raises:
        WarehouseError: there is no such version, or it was dropped just now.
    """
    database, manifest = folder.published_database(version), folder.published_manifest(version)
    made = Pin(version, now.astimezone(UTC), reason)
    if database.exists() and manifest.exists():
        content = {"pinned_at": made.pinned_at.isoformat(timespec="seconds"), "reason": reason}
        write_whole(folder.pin(version), json.dumps(content, ensure_ascii=False) + "\n")
    # Looked at again: a publication may have dropped the version before it could see the pin.
    if not (database.exists() and manifest.exists()):
        folder.pin(version).unlink(missing_ok=True)
        raise WarehouseError(f"there is no published version {version}: `spreektijd restore` lists those that are")
    return made


def unpin(folder: DataFolder, version: str) -> None:
    """Let a version go the way of the others: the next publication may drop it.

    Raises:
        WarehouseError: it is not pinned.
    """
    if not is_pinned(folder, version):
        raise WarehouseError(f"version {version} is not pinned: `spreektijd pin --list` shows those that are")
    folder.pin(version).unlink()


def is_pinned(folder: DataFolder, version: str) -> bool:
    """Whether a version stays for good."""
    return folder.pin(version).exists()


def pins(folder: DataFolder) -> tuple[Pin, ...]:
    """Every pin, in the order of the versions; an unreadable one counts all the same."""
    prefix = folder.pin("").stem
    files = sorted(folder.published.glob(f"{prefix}*.json"))
    return tuple(_read(folder, path.stem.removeprefix(prefix)) for path in files)


def _read(folder: DataFolder, version: str) -> Pin:
    path = folder.pin(version)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Pin(version, datetime.fromisoformat(content["pinned_at"]), str(content["reason"]))
    except (ValueError, KeyError, TypeError):
        return Pin(version, datetime.fromtimestamp(path.stat().st_mtime, UTC), "")
