"""Connections of one process to one database: what they share, and what they never do."""

from pathlib import Path

import duckdb
import pytest

from parliament.errors import WarehouseError
from warehouse.candidate import create_tables, published_kept_open
from warehouse.database import kept_open, open_unlocked_read_only, open_writable, spare_threads
from warehouse.paths import DataFolder
from warehouse.read import open_read_only


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """An empty database."""
    path = tmp_path / "some.duckdb"
    create_tables(path)
    return path


def test_while_it_is_kept_open_for_writing_this_rooms_readers_see_what_was_written(database: Path) -> None:
    with kept_open(database):
        with open_writable(database) as connection:
            connection.execute("create table raw.seen as select 1 as one")
        with open_unlocked_read_only(database) as connection:
            assert connection.execute("from raw.seen").fetchall() == [(1,)]
    # Closed again: whoever opens it now has a file that cannot be written to through this connection.
    with open_unlocked_read_only(database) as connection, pytest.raises(Exception, match="read-only mode"):
        connection.execute("drop table raw.seen")


def test_a_small_database_is_worked_on_by_one_thread_and_a_large_one_by_all(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def threads() -> int:
        row = connection.execute("select current_setting('threads')").fetchone()
        assert row is not None
        return int(row[0])

    with duckdb.connect(str(database), config={"threads": 2}) as connection:
        monkeypatch.setattr("warehouse.database._ONE_THREAD_BYTES", 0)
        spare_threads(connection, database)
        assert threads() == 2
        monkeypatch.undo()
        spare_threads(connection, database)
        assert threads() == 1


def test_a_reader_never_gets_a_connection_that_could_write(database: Path) -> None:
    with (
        kept_open(database),
        pytest.raises(WarehouseError, match="already open in this process"),
        open_read_only(database),
    ):
        pass


def test_a_kept_open_database_is_let_go_when_what_it_was_kept_for_fails(database: Path) -> None:
    with pytest.raises(ZeroDivisionError), kept_open(database):
        raise ZeroDivisionError
    with open_read_only(database) as connection:
        assert connection.execute("select count(*) from raw.meeting").fetchall() == [(0,)]


@pytest.mark.parametrize("content", [None, b"", b"no database " * 1000])
def test_what_cannot_be_kept_open_is_left_to_the_stage_that_needs_it(tmp_path: Path, content: bytes | None) -> None:
    folder = DataFolder(tmp_path)
    folder.published.mkdir(parents=True)
    folder.current.symlink_to("gone.duckdb")
    if content is not None:
        folder.current.resolve().write_bytes(content)
    entered = []
    with published_kept_open(folder):
        entered.append(content)
    assert entered == [content]
