"""How `make test` shares tests out between processes: whole files and groups, the slow ones first.

A file's tests share fixtures that cost seconds, so they stay in one process. What is long must not begin last: one
process would then wait for the other. Within a folder the order is the random one of pytest-randomly.
"""

from pathlib import Path

import pytest
from xdist.scheduler import LoadGroupScheduling  # type: ignore[import-untyped]

TESTS = Path(__file__).resolve().parent.parent
# Up to two minutes each; those that wait for a server or a browser leave the cores to other processes meanwhile.
_SLOW_GROUPS = ("serving", "site", "expectations")
# From the longest files and groups to the shortest; folders that are not named come last.
_SLOW_FOLDERS = ("flow", "site", "warehouse", "reading_faults", "clothes")


class FilesAndGroups(LoadGroupScheduling):  # type: ignore[misc]
    """Hands out groups (``pytest.mark.xdist_group``) and, of tests without one, files."""

    def _split_scope(self, nodeid: str) -> str:
        scope: str = super()._split_scope(nodeid)
        return nodeid.split("::", 1)[0] if scope == nodeid else scope


def slow_ones_first(items: list[pytest.Item]) -> None:
    """Move the slow groups and the tests of the slow folders to the front, and keep the order among those of one."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    group = item.get_closest_marker("xdist_group")
    if group is not None and group.args[0] in _SLOW_GROUPS:
        return _SLOW_GROUPS.index(group.args[0])
    folder = item.path.relative_to(TESTS).parts[0]
    return len(_SLOW_GROUPS) + (_SLOW_FOLDERS.index(folder) if folder in _SLOW_FOLDERS else len(_SLOW_FOLDERS))
