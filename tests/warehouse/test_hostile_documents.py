"""A document that makes a stage of its reading hang, grow, raise or die is left out, and every other is read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_stages import BEHAVIOURS, HOSTILE_NAME, STAGES, copy_sample, make_hostile
from kept_reader import take_reader

from ingest.batch_guard import read_safely
from ingest.batch_runners import reader_begun_ahead
from ingest.batches import LoadedBatch, ReadingBatch
from ingest.folder import gather_folder
from ingest.guarded_process import GuardedProcess, ProcessClosedError
from ingest.reading_limits import ReadingLimits
from parliament.archive import Archive

# No other document is near it, on a busy machine neither.
LIMITS = ReadingLimits(seconds=10, memory_bytes=300 << 20)
# What sleeps does so until the end of its time; what grows has time to.
OTHER_LIMITS = {
    "sleep": ReadingLimits(seconds=3, memory_bytes=300 << 20),
    # Less memory would not hold the threads that Polars begins with its first frame.
    "grow": ReadingLimits(seconds=120, memory_bytes=300 << 20),
}
KINDS = {
    "hang": "report_took_too_long",
    "hang in c": "report_took_too_long",
    "sleep": "report_took_too_long",
    "grow": "report_needed_too_much_memory",
    "raise": "failed_report",
    "kill": "crashed_report",
    "exit": "crashed_report",
}


@pytest.fixture
def batch(tmp_path: Path) -> ReadingBatch:
    """The four documents of the sample, one of them hostile."""
    reports = tmp_path / "reports"
    copy_sample(reports)
    archive = Archive(tmp_path / "archive")
    gathered = gather_folder(reports, archive)
    return ReadingBatch(
        "run", archive.root, tmp_path / "read" / "batch", gathered.documents, (), gathered.register, LIMITS
    )


def read(batch: ReadingBatch) -> LoadedBatch:
    batch.target.parent.mkdir(exist_ok=True)
    with take_reader() as process:
        return read_safely(batch, process)


# Every way to fail at one stage, and one way at all; where there is time, the usual ways at all.
USUAL = ("hang", "grow", "raise", "kill")
FAILURES = [
    *(("parse", behaviour) for behaviour in BEHAVIOURS),
    *((stage, "raise") for stage in STAGES if stage != "parse"),
    *(
        pytest.param(stage, behaviour, marks=pytest.mark.thorough)
        for stage in STAGES
        for behaviour in USUAL
        if stage != "parse" and behaviour != "raise"
    ),
]


@pytest.mark.parametrize(("stage", "behaviour"), FAILURES)
def test_a_stage_that_fails_over_a_document_costs_that_document_alone(
    batch: ReadingBatch, monkeypatch: pytest.MonkeyPatch, stage: str, behaviour: str
) -> None:
    make_hostile(monkeypatch, stage, behaviour)
    loaded = read(replace(batch, limits=OTHER_LIMITS.get(behaviour, LIMITS)))
    assert [(one.document.name, one.verdict.value) for one in loaded.unread] == [(HOSTILE_NAME, KINDS[behaviour])]
    assert loaded.loaded_count == 3
    assert (batch.target / "report.parquet").exists()
    (issue,) = loaded.issues
    assert issue.issue.detail.startswith(f"{HOSTILE_NAME}: ")


@pytest.mark.parametrize("behaviour", ["hang", "raise"])
def test_the_place_is_told(batch: ReadingBatch, monkeypatch: pytest.MonkeyPatch, behaviour: str) -> None:
    make_hostile(monkeypatch, "resolve", behaviour)
    (unread,) = read(batch).unread
    assert "ingest/records.py:" in unread.reason
    assert str(Path.cwd()) not in unread.reason


def test_what_lies_where_the_command_is_given_is_not_taken_for_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found with the package: ``python -m`` looks into the current folder first, whatever lies there."""
    (tmp_path / "ingest").mkdir()
    (tmp_path / "ingest" / "__init__.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with GuardedProcess() as process:
        assert process.call(answer, "read", LIMITS) == "read"


@pytest.mark.parametrize("modules", [("ingest.batches",), ("no.such.module", "ingest.batches"), ()])
def test_a_process_begun_ahead_answers_as_any_other(modules: tuple[str, ...]) -> None:
    with GuardedProcess() as process:
        process.begin(*modules)
        assert process.call(answer, "read", LIMITS) == "read"


def test_a_process_begun_ahead_for_nothing_has_ended_when_it_is_left() -> None:
    with reader_begun_ahead(is_wanted=True) as process:
        assert process is not None
    with pytest.raises(ProcessClosedError):
        process.call(answer, "read", LIMITS)
    with reader_begun_ahead(is_wanted=False) as process:
        assert process is None


def answer(argument: str, begin_step: Callable[[str], None]) -> str:
    begin_step("answer")
    return argument


def test_every_document_may_be_hostile(batch: ReadingBatch, monkeypatch: pytest.MonkeyPatch) -> None:
    make_hostile(monkeypatch, "parse", "exit")
    only_bad = [document for document in batch.documents if document.name == HOSTILE_NAME]
    loaded = read(ReadingBatch("run", batch.archive_root, batch.target, tuple(only_bad), (), batch.register, LIMITS))
    assert loaded.loaded_count == 0
    assert len(loaded.unread) == 1
