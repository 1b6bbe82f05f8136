"""The same batches read in one process, in several, and with processes that die: the same rows."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from deadly import DeadlyRegister

from ingest.batch_runners import ProcessRunner
from ingest.batches import ReadingBatch

ReadInto = Callable[[Path], list[ReadingBatch]]
ReadAll = Callable[..., Any]


@pytest.mark.thorough
def test_any_number_of_processes_reads_the_same(sample_batches: ReadInto, read_all: ReadAll, tmp_path: Path) -> None:
    alone, told_alone = read_all(ProcessRunner(1), sample_batches(tmp_path / "alone"))
    together, told_together = read_all(ProcessRunner(2), sample_batches(tmp_path / "together"))
    assert sum(loaded.loaded_count for loaded in told_alone.values()) == 4
    assert [document.name for loaded in told_alone.values() for document in loaded.unreadable] == ["gone.txt"]
    assert told_together == told_alone
    assert together.keys() == alone.keys()
    assert all(together[name].equals(alone[name]) for name in alone)


def rows_of(frame: pl.DataFrame) -> list[str]:
    return sorted(map(repr, frame.rows()))


@pytest.mark.thorough
def test_a_process_that_dies_takes_nothing_with_it(sample_batches: ReadInto, read_all: ReadAll, tmp_path: Path) -> None:
    lives = tmp_path / "lives"
    lives.write_text("xx", encoding="utf-8")
    undisturbed, told = read_all(ProcessRunner(1), sample_batches(tmp_path / "undisturbed"))
    batches = sample_batches(tmp_path / "killed")
    batches[1] = replace(batches[1], register=DeadlyRegister(batches[1].register, lives))
    survived, told_after = read_all(ProcessRunner(2), batches)
    assert lives.read_text(encoding="utf-8") == ""
    assert told_after == told
    # Read one by one, the rows of a document and of its journal copy come one after the other; a table has no order.
    assert {name: rows_of(frame) for name, frame in survived.items()} == {
        name: rows_of(frame) for name, frame in undisturbed.items()
    }


def test_a_batch_read_twice_is_kept_once(sample_batches: ReadInto, read_all: ReadAll, tmp_path: Path) -> None:
    batches = sample_batches(tmp_path / "twice")
    first, _ = read_all(ProcessRunner(1), batches)
    again, _ = read_all(ProcessRunner(1), batches)
    assert all(again[name].equals(first[name]) for name in first)
    assert not list((tmp_path / "twice").glob(".*"))
