"""A database of older tables, or one that is gone, is built again from the archive: the same rows, nobody asked."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from commands import run

from flows.run import run_night
from flows.run_result import RunOutcome
from ingest.options import RunOptions
from replica.faults import Fault
from replica.server import ReplicaServer
from replica.world import World
from warehouse.paths import DataFolder
from warehouse.read import query_published

# In one process: its first nights are run once.
pytestmark = [pytest.mark.xdist_group("upgrade"), pytest.mark.usefixtures("short_nights")]

# Reports that come again with other bytes: superseded versions are built again, too. Superseded copies of the journal
# are not (docs/decisions/033-upgrades.md).
FAULTS = (Fault.SAME_ID_NEW_BYTES.value, Fault.PROVISIONAL_THEN_FINAL.value)
COMPARED = (
    "select report_id, is_current, is_provisional, fetched_at from core.report where source <> 'journal'",
    "select report_id, meeting_id, source, document_words from core.report where is_current",
    "select meeting_id, meeting_kind, meeting_date, report_state, is_withdrawn, first_seen_at::date from raw.meeting",
    "select speech_id, page, speaker_label, person_id, role, party_name, words, hash(text) from core.speech",
    "select question_id, questioner_person_id, subject from core.question",
    "select vi_id, title from raw.listed_question",
    "select person_id, session_year, meeting_kind, role, words, round(est_seconds, 3) from mart.member_speaking_time",
)


class Told:
    """A listener that remembers what it was told."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.progress: set[str] = set()

    def stage_started(self, name: str) -> None:
        """Nothing to remember."""

    def progressed(self, name: str, done: int, total: int) -> None:
        self.progress.add(name)

    def noticed(self, message: str) -> None:
        self.notices.append(message)


@pytest.fixture(scope="module")
def second_night(
    small_world: World, register_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ReplicaServer, Path]]:
    """A service and what two nights with it published; in the second, some reports had come with other bytes."""
    data = tmp_path_factory.mktemp("two") / "data"
    first, last = small_world.plans[0].date, small_world.plans[-1].date

    def one_night(server: ReplicaServer) -> None:
        options = RunOptions(
            server.root, data, since=first, until=last, today=last + timedelta(days=1), processes=1,
            with_dashboard=False, register_file=register_file,
        )  # fmt: skip
        assert run_night(options).outcome is RunOutcome.PUBLISHED

    with ReplicaServer(small_world, faults=FAULTS, night=1) as server:
        one_night(server)
        port = int(server.root.split(":")[2].split("/")[0])
    with ReplicaServer(small_world, faults=FAULTS, night=2, port=port) as server:
        one_night(server)
        yield server, data


def make_older(folder: DataFolder) -> None:
    """Give the published database the tables of an older version: columns fewer, another number, other SQL."""
    path = folder.current.resolve()
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("alter table raw.meeting drop column report_state")
        connection.execute("alter table dq.run drop column detail")
        connection.execute("update dq.build set schema_version = 0, definitions_sha256 = 'of an older version'")


def remove(folder: DataFolder) -> None:
    """Remove the published database, and leave the version before it."""
    folder.current.resolve().unlink()


@pytest.mark.parametrize(
    ("damage", "exit_code", "read_answer", "night_answer"),
    [
        (make_older, 2, "which builds them again from the archive", "the published tables are of version 0"),
        (remove, 1, "is gone from", "is gone: the database is built again from the archive"),
    ],
)
@pytest.mark.thorough
def test_it_is_built_again_from_the_archive(
    damage: Callable[[DataFolder], None],
    exit_code: int,
    read_answer: str,
    night_answer: str,
    second_night: tuple[ReplicaServer, Path],
    tmp_path: Path,
    small_world: World,
    register_file: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server, data = second_night
    shutil.copytree(data, tmp_path / "data", symlinks=True)
    folder = DataFolder(tmp_path / "data")
    before = answers(folder)
    runs = query_published(folder, "select run_id from dq.run where published_version is not null order by all").rows()
    damage(folder)
    for command in (("sql", "select 1"), ("info",), ("site",)):
        assert run(*command, "--data", folder.root) == exit_code
        assert read_answer in " ".join(capsys.readouterr().err.split())

    asked_before, told, last = server.log.count(), Told(), small_world.plans[-1].date
    options = RunOptions(
        server.root, folder.root, since=last, until=last, today=last + timedelta(days=1), processes=1,
        with_dashboard=False, register_file=register_file,
    )  # fmt: skip
    assert run_night(options, listener=told).outcome is RunOutcome.PUBLISHED

    assert night_answer in " ".join(told.notices)
    assert {"read meetings again from the archive", "parse"} <= told.progress
    assert answers(folder) == before
    kept = query_published(folder, "select run_id from dq.run where published_version is not null order by all").rows()
    assert set(runs[:1]) <= set(kept)
    asked = {record.target for record in server.log.records[asked_before:]}
    of_last_day = sum(plan.date == last for plan in small_world.plans)
    assert len([target for target in asked if re.search(r"/verg/\d+\?", target)]) <= of_last_day


def answers(folder: DataFolder) -> dict[str, list[Any]]:
    return {sql: query_published(folder, f"{sql} order by all").rows() for sql in COMPARED}
