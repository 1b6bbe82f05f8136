"""Under every fault: no wrong row, no lost body, no hang; the next night without the fault is complete.

A whole night takes seconds, so faults that touch different things come in one night together, and faults of the wire
one by one only as far as the wire goes. Each fault in nights of its own is thorough (`make test-thorough`), as are
those of the register and a night with every fault of the wire.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import stages
from flows.run_result import RunOutcome, RunResult
from ingest.documents import Gathered
from ingest.listening import SilentListener
from ingest.options import RunOptions
from parliament.archive import Archive
from parliament.errors import SourceUnreachableError
from replica.faults import PDF_FAULTS, Fault, Faults
from replica.server import ReplicaServer
from replica.world import World
from warehouse.changes import published_state
from warehouse.paths import DataFolder
from warehouse.read import query_published

pytestmark = pytest.mark.usefixtures("short_nights")

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
# Faults of one night. Of the faults of a report file the first that hits decides, so not all four are together.
OF_BODIES = (
    Fault.EMPTY_PDF,
    Fault.HTML_AS_PDF,
    Fault.MISSING_KEYS,
    Fault.EXTRA_KEYS,
    Fault.CANCELLED_MEETING,
    Fault.DUPLICATE_MEETINGS,
    Fault.DST_DATES,
)
OF_DAYS = (Fault.LATE_REPORT, Fault.PROVISIONAL_THEN_FINAL, Fault.SAME_ID_NEW_BYTES)
# Each in nights of its own only: files that cannot be read, as are the empty ones and the pages above; the register.
OTHERS = (Fault.TRUNCATED_PDF, Fault.CORRUPT_PDF, Fault.STALE_MEMBERS, Fault.TWO_PARTY_NAMES)
Rows = dict[str, list[tuple[Any, ...]]]


def alone(faults: Iterable[Fault]) -> list[Any]:
    """Each in nights of its own, when there is time for it."""
    return [pytest.param((fault,), marks=pytest.mark.thorough) for fault in faults]


def name_of(faults: tuple[Fault, ...]) -> str:
    return ", ".join(faults)


def rows_of(data: Path, sql: str) -> list[tuple[Any, ...]]:
    return query_published(DataFolder(data), sql).rows()


@pytest.fixture(scope="module")
def undisturbed(undisturbed_folder: Path) -> Rows:
    """What a night without faults holds."""
    return {sql: rows_of(undisturbed_folder, sql) for sql in (SPEECHES, QUESTIONS)}


def archived_bodies_are_whole(data: Path) -> bool:
    archive = Archive(DataFolder(data).archive)
    return all(archive.read(fetch.sha256) is not None for fetch in archive.all_fetches())


def test_every_fault_has_its_nights() -> None:
    assert sorted((*TRANSIENT, *OF_BODIES, *OF_DAYS, *OTHERS)) == sorted(Fault)


@pytest.fixture(scope="module")
def wire(small_world: World) -> Iterator[ReplicaServer]:
    """One service for all faults of the wire, so that addresses are the same."""
    with ReplicaServer(small_world, slow_seconds=0.02) as server:
        yield server


@pytest.fixture(scope="module")
def gather(wire: ReplicaServer, small_world: World, register_file: Path) -> Callable[..., Gathered]:
    """What the stage "gather" brings from the service under these faults."""

    def gathered(data: Path, *faults: Fault) -> Gathered:
        wire.set_faults(fault.value for fault in faults)
        wire.log.clear()
        first, last = small_world.plans[0].date, small_world.plans[-1].date
        options = RunOptions(
            wire.root, data, since=first, until=last, today=last + timedelta(days=1), register_file=register_file
        )
        folder = DataFolder(data)
        return stages.gather(options, Archive(folder.archive), published_state(folder), SilentListener())

    return gathered


@pytest.fixture(scope="module")
def gathered_undisturbed(gather: Callable[..., Gathered], tmp_path_factory: pytest.TempPathFactory) -> object:
    return without_moments(asdict(gather(tmp_path_factory.mktemp("gathered"))))


def without_moments(value: object) -> object:
    """The same without the moments at which it was fetched, and without which answer came first."""
    match value:
        case dict():
            kept = {name: one for name, one in value.items() if name != "example_url" and not isinstance(one, datetime)}
            return {name: without_moments(one) for name, one in kept.items()}
        case list() | tuple():
            return [without_moments(one) for one in value]
        case _:
            return value


# What a client meets most; the others where there is time.
USUAL = (Fault.SERVICE_UNAVAILABLE, Fault.RESET, Fault.HTML_INSTEAD)
OF_THE_WIRE = [*USUAL, *(pytest.param(one, marks=pytest.mark.thorough) for one in TRANSIENT if one not in USUAL)]


@pytest.mark.parametrize("fault", OF_THE_WIRE)
def test_a_fault_of_the_wire_changes_nothing_that_is_gathered(
    fault: Fault, tmp_path: Path, wire: ReplicaServer, gather: Callable[..., Gathered], gathered_undisturbed: object
) -> None:
    gathered = gather(tmp_path, fault)
    assert any(record.fault == fault.value for record in wire.log.records)
    assert wire.log.max_in_flight <= 4
    assert gathered.is_complete
    assert without_moments(asdict(gathered)) == gathered_undisturbed
    assert archived_bodies_are_whole(tmp_path)


@pytest.mark.parametrize(
    "faults", [pytest.param(TRANSIENT, marks=pytest.mark.thorough), *alone(TRANSIENT)], ids=name_of
)
def test_a_night_with_faults_of_the_wire_publishes_what_one_without_does(
    faults: tuple[Fault, ...],
    tmp_path: Path,
    replica_of: Callable[..., Any],
    night: Callable[..., RunResult],
    undisturbed: Rows,
) -> None:
    with replica_of(*faults) as server:
        result = night(server, tmp_path)
        assert server.log.max_in_flight <= 4
    assert result.outcome is RunOutcome.PUBLISHED
    assert result.is_complete
    assert {sql: rows_of(tmp_path, sql) for sql in undisturbed} == undisturbed
    assert archived_bodies_are_whole(tmp_path)


NIGHTS = [
    *(pytest.param(faults, marks=pytest.mark.thorough) for faults in (OF_DAYS, OF_BODIES)),
    *alone((*OF_BODIES, *OF_DAYS, *OTHERS)),
]


@pytest.mark.parametrize("faults", NIGHTS, ids=name_of)
def test_faults_of_the_data_give_no_wrong_row_and_the_next_night_is_complete(
    faults: tuple[Fault, ...],
    tmp_path: Path,
    replica_of: Callable[..., Any],
    night: Callable[..., RunResult],
    undisturbed: Rows,
) -> None:
    with replica_of(*faults, night=1) as server:
        first = night(server, tmp_path)
        assert set(PDF_FAULTS) & set(faults) == faults_of_files(server, faults), "a fault that no file met"
    assert archived_bodies_are_whole(tmp_path)
    if first.outcome is RunOutcome.PUBLISHED:
        assert_no_wrong_row(tmp_path, undisturbed, faults)
    else:
        assert first.failed_checks
        assert not DataFolder(tmp_path).current.exists()
    with replica_of(night=2) as server:
        second = night(server, tmp_path)
    assert second.outcome in {RunOutcome.PUBLISHED, RunOutcome.UNCHANGED}
    assert {sql: rows_of(tmp_path, sql) for sql in undisturbed} == undisturbed


def faults_of_files(server: ReplicaServer, faults: tuple[Fault, ...]) -> set[Fault]:
    """What befell the report files that were asked for: of a file's faults the first that hits."""
    asked = {one for record in server.log.records for one in re.findall(r"pfile\?id=(\w+)", record.target)}
    drawn = Faults.named(server.world.settings.seed, faults)
    met = (next((fault for fault in PDF_FAULTS if drawn.hits(fault, f"pfile/{one}")), None) for one in asked)
    return {fault for fault in met if fault is not None}


def assert_no_wrong_row(data: Path, undisturbed: Rows, faults: tuple[Fault, ...]) -> None:
    """Every speech is one of the truth, or of a text that changes later, or its speaker is left open.

    Where the PDF cannot be read the journal copy stands in, which has no pages and breaks its paragraphs as it likes.
    """
    true_rows = {(*row[:2], *row[3:7]) for row in undisturbed[SPEECHES]}
    texts_change = bool({Fault.PROVISIONAL_THEN_FINAL, Fault.SAME_ID_NEW_BYTES} & set(faults))
    rows = rows_of(data, SPEECHES)
    assert rows
    for meeting_id, ordinal, _, label, person_id, role, words, _ in rows:
        is_true = (meeting_id, ordinal, label, person_id, role, words) in true_rows
        is_open = person_id is None and any(
            row[:3] == (meeting_id, ordinal, label) and row[-1] == words for row in true_rows
        )
        assert is_true or is_open or texts_change, (meeting_id, ordinal, label, person_id, role)


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
