"""Where in this program something happened, as people report it: file, line and function, without a machine's paths."""

import re
import traceback
from pathlib import PurePath

_ROOMS = ("parliament", "ingest", "warehouse")
# A line of faulthandler's dump, the innermost call first.
_DUMPED = re.compile(rb'File "([^"]+)", line (\d+) in (\S+)')


def place_of(error: BaseException) -> str | None:
    """The innermost place of this program in an error's traceback: ``parliament/parse/turns.py:41 in _turns``."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        name = _within_program(frame.filename)
        if name:
            return f"{name}:{frame.lineno} in {frame.name}"
    return None


def place_in_dump(dump: bytes) -> str | None:
    """The innermost place of this program in a dump of ``faulthandler``."""
    for file, line, function in _DUMPED.findall(dump):
        name = _within_program(file.decode(errors="replace"))
        if name and not name.endswith("guarded_child.py"):
            return f"{name}:{line.decode()} in {function.decode(errors='replace')}"
    return None


def _within_program(path: str) -> str | None:
    parts = PurePath(path).parts
    for index in range(len(parts) - 1, -1, -1):
        if parts[index] in _ROOMS:
            return "/".join(parts[index:])
    return None
