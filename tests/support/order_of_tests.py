"""How `make test` shares tests out between processes: whole files and groups, those of the slow folders first.

A file's tests share fixtures that cost seconds, so they stay in one process. What is long must not begin last: one
process would then wait for the other. Within a folder the order is the random one of pytest-randomly.
"""

from pathlib import Path

import pytest
from xdist.scheduler import LoadGroupScheduling  # type: ignore[import-untyped]

TESTS = Path(__file__).resolve().parent.parent
# From the longest files and groups to the shortest; folders that are not named come last.
_SLOW_FOLDERS = ("flow", "site", "warehouse", "reading_faults", "clothes")


class FilesAndGroups(LoadGroupScheduling):  # type: ignore[misc]
    """Hands out groups (``pytest.mark.xdist_group``) and, of tests without one, files."""

    def _split_scope(self, nodeid: str) -> str:
        scope: str = super()._split_scope(nodeid)
        return nodeid.split("::", 1)[0] if scope == nodeid else scope


def slow_ones_first(items: list[pytest.Item]) -> None:
    """Move the tests of the slow folders to the front, and keep the order among those of one folder."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    folder = item.path.relative_to(TESTS).parts[0]
    return _SLOW_FOLDERS.index(folder) if folder in _SLOW_FOLDERS else len(_SLOW_FOLDERS)
