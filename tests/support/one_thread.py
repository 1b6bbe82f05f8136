"""DuckDB with one thread, for databases of a few rows: a third of a build's processor time is its threads' otherwise.

Rows of more than one thread's worth (122 880, DuckDB's row group) are in no test of the warehouse. The nights that run
in processes of their own, those of ``tests/flow`` and the measurements take as many threads as the machine has cores.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import pytest


@contextmanager
def one_thread() -> Iterator[None]:
    """Let every database that this process opens do with one thread, unless it is told another number."""
    connect = duckdb.connect

    def connect_with_one_thread(
        database: Any = ":memory:", read_only: bool = False, config: dict[str, Any] | None = None
    ) -> duckdb.DuckDBPyConnection:
        return connect(database, read_only=read_only, config={"threads": 1, **(config or {})})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "connect", connect_with_one_thread)
        yield
