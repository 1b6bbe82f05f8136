"""Under every fault: no wrong row, no lost body, no hang; the next night without the fault is complete."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.run_result import RunOutcome, RunResult
from parliament.archive import Archive
from parliament.errors import SourceUnreachableError
from replica.faults import Fault
from warehouse.paths import DataFolder
from warehouse.read import query_published

# What a night says of its speeches; two databases with equal answers hold the same rows.
SPEECHES = """
select meeting_id, speech_ordinal, page, speaker_label, person_id, role, words, hash(text) as text_hash
from core.speech order by meeting_id, speech_ordinal
"""
QUESTIONS = """
select meeting_id, question_ordinal, question_type, question_number, questioner_person_id, subject
from core.question order by meeting_id, question_ordinal
"""
# Faults of the wire: the client tries again, and the night is as if nothing had been.
TRANSIENT = (
    Fault.SERVICE_UNAVAILABLE,
    Fault.SERVER_ERROR,
    Fault.SLOW,
    Fault.RESET,
    Fault.TRUNCATED_JSON,
    Fault.XML_INSTEAD,
    Fault.HTML_INSTEAD,
)
PERSISTENT = tuple(fault for fault in Fault if fault not in TRANSIENT)


def rows_of(data: Path, sql: str) -> list[tuple[Any, ...]]:
    return query_published(DataFolder(data), sql).rows()


@pytest.fixture(scope="session")
def undisturbed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("undisturbed")


@pytest.fixture
def undisturbed(
    undisturbed_folder: Path, replica_of: Callable[..., Any], night: Callable[..., RunResult]
) -> dict[str, list[tuple[Any, ...]]]:
    """What a night without faults holds; run once."""
    if not DataFolder(undisturbed_folder).current.exists():
        with replica_of() as server:
            night(server, undisturbed_folder)
    return {sql: rows_of(undisturbed_folder, sql) for sql in (SPEECHES, QUESTIONS)}


def archived_bodies_are_whole(data: Path) -> bool:
    archive = Archive(DataFolder(data).archive)
    return all(archive.read(fetch.sha256) is not None for fetch in archive.all_fetches())


@pytest.mark.parametrize("fault", TRANSIENT)
def test_a_fault_of_the_wire_changes_nothing(
    fault: Fault,
    tmp_path: Path,
    replica_of: Callable[..., Any],
    night: Callable[..., RunResult],
    undisturbed: dict[str, list[tuple[Any, ...]]],
) -> None:
    with replica_of(fault.value) as server:
        result = night(server, tmp_path)
        assert server.log.max_in_flight <= 4
    assert result.outcome is RunOutcome.PUBLISHED
    assert result.is_complete
    assert {sql: rows_of(tmp_path, sql) for sql in undisturbed} == undisturbed
    assert archived_bodies_are_whole(tmp_path)


@pytest.mark.parametrize("fault", PERSISTENT)
def test_a_fault_of_the_data_gives_no_wrong_row_and_the_next_night_is_complete(
    fault: Fault,
    tmp_path: Path,
    replica_of: Callable[..., Any],
    night: Callable[..., RunResult],
    undisturbed: dict[str, list[tuple[Any, ...]]],
) -> None:
    with replica_of(fault.value, night=1) as server:
        first = night(server, tmp_path)
    assert archived_bodies_are_whole(tmp_path)
    if first.outcome is RunOutcome.PUBLISHED:
        assert_no_wrong_row(tmp_path, undisturbed, fault)
    else:
        assert first.failed_checks
        assert not DataFolder(tmp_path).current.exists()
    with replica_of(night=2) as server:
        second = night(server, tmp_path)
    assert second.outcome in {RunOutcome.PUBLISHED, RunOutcome.UNCHANGED}
    assert {sql: rows_of(tmp_path, sql) for sql in undisturbed} == undisturbed


def assert_no_wrong_row(data: Path, undisturbed: dict[str, list[tuple[Any, ...]]], fault: Fault) -> None:
    """Every speech is one of the truth, or of a text that changes later, or its speaker is left open.

    Where the PDF cannot be read the journal copy stands in, which has no pages and breaks its paragraphs as it likes.
    """
    true_rows = {(*row[:2], *row[3:7]) for row in undisturbed[SPEECHES]}
    texts_that_change = {Fault.PROVISIONAL_THEN_FINAL, Fault.SAME_ID_NEW_BYTES}
    rows = rows_of(data, SPEECHES)
    assert rows
    for meeting_id, ordinal, _, label, person_id, role, words, _ in rows:
        is_true = (meeting_id, ordinal, label, person_id, role, words) in true_rows
        is_open = person_id is None and any(
            row[:3] == (meeting_id, ordinal, label) and row[-1] == words for row in true_rows
        )
        assert is_true or is_open or fault in texts_that_change, (meeting_id, ordinal, label, person_id, role)


def test_a_service_that_is_not_there_is_one_clear_error(
    tmp_path: Path, replica_of: Callable[..., Any], night: Callable[..., RunResult]
) -> None:
    with replica_of() as server:
        root = server.root

    class Gone:
        def __init__(self, address: str) -> None:
            self.root = address

    with pytest.raises(SourceUnreachableError):
        night(Gone(root), tmp_path)
    assert not DataFolder(tmp_path).current.exists()
