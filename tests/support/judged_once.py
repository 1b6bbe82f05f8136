"""Audits that are asked of DuckDB alone, for nights that are about something else.

What is published rests on what DuckDB is asked, in every audit. Great Expectations' second judgement of a whole audit,
four seconds with its import, is tried in tests/warehouse/checks and in the nights of `serve`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from small_databases import small_databases

from cli.command_line import main
from expectations import audit


@contextmanager
def judged_once() -> Iterator[None]:
    """Leave out the second judgement of this process's audits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit, "judge", lambda *_: {})
        patch.setattr(audit, "_disagreements", lambda *_: {})
        yield


def command_judged_once(arguments: list[str]) -> None:
    """The command line, for a process of its own, whose databases are as small as those of the tests."""
    with judged_once(), small_databases():
        main(arguments)
