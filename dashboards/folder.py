"""The folder of the rendered site: files are written only when their content changes, and what is no longer made goes.

Beside the pages stands ``rendered.json``: for each file its size and the fingerprint of the rows that it shows. A page
whose fingerprint is as before is not even rendered. The notes are marked as unfinished while files are written, so that
a rendering that was cut off is followed by a complete one.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from threading import Lock
from typing import Any

from parliament.files import write_whole

NOTES_FILE = "rendered.json"


@dataclass(frozen=True, slots=True)
class FileNote:
    """What is known of a file that stands in the folder."""

    fingerprint: str
    byte_count: int


@dataclass
class SiteFolder:
    """One rendering into a folder; counts what it does. ``renderer`` is the fingerprint of templates and code.

    Several threads may write into it, each its own files.
    """

    target: Path
    renderer: str
    written_count: int = 0
    unchanged_count: int = 0
    _before: dict[str, FileNote] = field(default_factory=dict)
    _now: dict[str, FileNote] = field(default_factory=dict)
    _is_comparable: bool = False
    _counting: Lock = field(default_factory=Lock, repr=False)

    def open(self) -> None:
        """Read the notes of the last rendering and mark the folder as being written."""
        self.target.mkdir(parents=True, exist_ok=True)
        notes = self._read_notes()
        self._before = {path: FileNote(str(note[0]), int(note[1])) for path, note in notes.get("files", {}).items()}
        self._is_comparable = notes.get("renderer") == self.renderer and notes.get("is_finished") is True
        self._write_notes(self._before, is_finished=False)

    def is_current(self, path: str, fingerprint: str) -> bool:
        """Whether a file stands there that shows exactly these rows; it then counts as unchanged and stays."""
        known = self._before.get(path)
        if not self._is_comparable or known is None or known.fingerprint != fingerprint:
            return False
        if not (self.target / path).exists():
            return False
        self._count(path, known, is_written=False)
        return True

    def write(self, path: str, content: bytes, fingerprint: str = "") -> None:
        """Put a file in its place, whole or not at all; one with the same content is left alone."""
        file = self.target / path
        is_written = not _holds(file, content)
        if is_written:
            write_whole(file, content)
        self._count(path, FileNote(fingerprint, len(content)), is_written=is_written)

    def keep(self, path: str) -> None:
        """Let a file stay that another part of the rendering put there by itself (a linked database)."""
        self._now[path] = FileNote("", (self.target / path).stat().st_size)

    def keep_unchanged(self, path: str) -> None:
        """Let a file stay that is known to be as it was, and count it as such."""
        self._count(path, FileNote("", (self.target / path).stat().st_size), is_written=False)

    def _count(self, path: str, note: FileNote, *, is_written: bool) -> None:
        with self._counting:
            self._now[path] = note
            self.written_count += is_written
            self.unchanged_count += not is_written

    def close(self) -> None:
        """Remove the files of the last rendering that this one did not make, and finish the notes."""
        for path in self._before.keys() - self._now.keys():
            (self.target / path).unlink(missing_ok=True)
        for folder in sorted({(self.target / path).parent for path in self._before}, reverse=True):
            _remove_when_empty(folder, self.target)
        self._write_notes(self._now, is_finished=True)

    @property
    def paths(self) -> Collection[str]:
        """The files made up to now, by path below the folder."""
        return self._now.keys()

    @property
    def byte_count(self) -> int:
        """Bytes of all files of the site."""
        return sum(note.byte_count for note in self._now.values())

    def _read_notes(self) -> dict[str, Any]:
        try:
            notes = json.loads((self.target / NOTES_FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            # No notes, or cut off while written: everything is rendered again and compared by its content.
            return {}
        return notes if isinstance(notes, dict) else {}

    def _write_notes(self, files: dict[str, FileNote], *, is_finished: bool) -> None:
        notes = {
            "renderer": self.renderer,
            "is_finished": is_finished,
            "files": {path: [note.fingerprint, note.byte_count] for path, note in sorted(files.items())},
        }
        write_whole(self.target / NOTES_FILE, json.dumps(notes, separators=(",", ":")))


def _holds(file: Path, content: bytes) -> bool:
    """Whether a file, and no link, has this content; one of another length is not read."""
    try:
        found = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return S_ISREG(found.st_mode) and found.st_size == len(content) and file.read_bytes() == content


def _remove_when_empty(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
