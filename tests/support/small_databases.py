"""DuckDB as it suits databases of a few rows, for the processes that run tests.

One thread: a quarter of a night's processor time is its threads' otherwise, and rows of more than one thread's worth
(122 880, DuckDB's row group) are in no test. Blocks of 16 KB, the smallest: a hundred tables of a few rows take 2 MB
instead of 25, and a fifth less time to write, to copy and to open.

Processes that a test begins (``serve``, backfills that are killed, readers) have DuckDB as it comes, as have the
measurements.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import pytest

SETTINGS = {"threads": 1, "default_block_size": 16_384}


@contextmanager
def small_databases() -> Iterator[None]:
    """Let every database that this process opens be a small one, unless it is told otherwise."""
    connect = duckdb.connect

    def connect_to_small(
        database: Any = ":memory:", read_only: bool = False, config: dict[str, Any] | None = None
    ) -> duckdb.DuckDBPyConnection:
        return connect(database, read_only=read_only, config={**SETTINGS, **(config or {})})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "connect", connect_to_small)
        yield
