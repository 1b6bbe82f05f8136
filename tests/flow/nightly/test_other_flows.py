"""What the flows ``recheck`` and ``publish`` do, as functions: their order without Prefect."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cli.command_line import main
from flows.run import publish_again, run_night
from flows.run_result import RunOutcome, RunResult
from ingest.folder import SAMPLE_FOLDER
from ingest.options import RunOptions
from ingest.service import service_settings
from ingest.service_register import refresh_register
from parliament.archive import Archive
from parliament.errors import WarehouseError
from parliament.people import Register
from replica.server import ReplicaServer
from replica.world import WorldSettings, build_world
from warehouse.paths import DataFolder
from warehouse.publish import current_version, published_versions
from warehouse.read import query_published

pytestmark = pytest.mark.usefixtures("short_nights")

CONTENT = (
    "select meeting_id, speech_ordinal, words, hash(text) from core.speech order by all",
    "select report_id, issue_kind, detail from core.issue order by all",
)


REPORT = "commissievergadering-C11-2021-2022.txt"


def options_of(tmp_path: Path, **others: Any) -> RunOptions:
    """A night on one report of the sample."""
    reports = tmp_path / "reports"
    reports.mkdir(exist_ok=True)
    for name in (REPORT, "register.json"):
        (reports / name).write_bytes((SAMPLE_FOLDER / name).read_bytes())
    return RunOptions(str(reports), tmp_path / "data", processes=1, with_dashboard=False, **others)


@pytest.fixture(scope="module")
def first_night(tmp_path_factory: pytest.TempPathFactory, short_nights: None) -> tuple[Path, RunResult]:
    """The reports of a night and what it published, for tests to copy."""
    place = tmp_path_factory.mktemp("first-night")
    return place, run_night(options_of(place))


@pytest.fixture
def place(first_night: tuple[Path, RunResult], tmp_path: Path) -> Path:
    """The same in a folder of its own."""
    return Path(shutil.copytree(first_night[0], tmp_path / "copy", symlinks=True))


@pytest.mark.thorough
def test_publishing_again_makes_a_new_version_of_the_same_content(
    place: Path, first_night: tuple[Path, RunResult]
) -> None:
    folder, first = DataFolder(place / "data"), first_night[1]
    before = [query_published(folder, sql).rows() for sql in CONTENT]
    again = publish_again(options_of(place, run_kind="publish"))
    assert again.outcome is RunOutcome.PUBLISHED
    assert again.published_version == current_version(folder) != first.published_version
    assert again.checks_passed == first.checks_passed
    assert len(published_versions(folder)) == 2
    assert [query_published(folder, sql).rows() for sql in CONTENT] == before
    kinds = query_published(folder, "select run_kind, outcome from dq.run order by started_at").rows()
    assert kinds == [("nightly", "published"), ("publish", "published")]
    night = run_night(options_of(place))
    assert night.outcome is RunOutcome.UNCHANGED


def test_build_publishes_again_without_being_told_a_source(place: Path) -> None:
    folder = DataFolder(place / "data")
    first = current_version(folder)
    before = [query_published(folder, sql).rows() for sql in CONTENT]
    shutil.rmtree(place / "reports")
    with pytest.raises(SystemExit) as ended:
        main(["build", "--data", str(folder.root), "--no-dashboard"])
    assert ended.value.code in (0, None)
    assert current_version(folder) != first
    assert [query_published(folder, sql).rows() for sql in CONTENT] == before
    sources = query_published(folder, "select run_kind, source_name from dq.run order by started_at").rows()
    assert sources == [("nightly", "reports"), ("publish", "reports")]


def test_build_needs_something_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--data", str(tmp_path)])
    assert "spreektijd nightly" in capsys.readouterr().err


def test_publishing_again_needs_something_published(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=r"nothing to build again .* run `spreektijd nightly`"):
        publish_again(options_of(tmp_path))


def test_a_recheck_asks_for_every_record_of_a_person_again_and_a_night_does_not(tmp_path: Path) -> None:
    world = build_world(WorldSettings(meetings=2, years=0.1))
    archive = Archive(tmp_path / "archive")
    day = world.plans[-1].date

    with ReplicaServer(world, night=2) as server:
        settings = service_settings(RunOptions(server.root, tmp_path))

        def refresh(*, is_anew: bool) -> dict[str, datetime]:
            """One refresh; returns when each record of a person was seen last."""
            refresh_register(
                Register(), settings, archive, datetime.now(UTC), day=day, is_parliament=False, is_anew=is_anew
            )
            seen = {fetch.url: fetch.last_seen_at for fetch in archive.all_fetches()}
            return {url: moment for url, moment in seen.items() if re.search(r"/vv/\d+", url)}

        after_first = refresh(is_anew=False)
        after_second = refresh(is_anew=False)
        after_recheck = refresh(is_anew=True)
    assert len(after_first) > 100
    # A night asks again only for records that say something else than the list of the day.
    asked_again = [url for url, moment in after_second.items() if moment != after_first.get(url)]
    assert len(asked_again) < len(after_first) / 4
    assert all(after_recheck[url] > moment for url, moment in after_second.items())
