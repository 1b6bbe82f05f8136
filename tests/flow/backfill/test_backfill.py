"""A backfill against the replica: killed anywhere and started again, beside a night, and asked for wrongly."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psutil
import pytest

from flows.backfill_run import run_backfill
from flows.run import run_night
from flows.run_result import RunOutcome, RunResult
from ingest.backfill_files import BackfillFiles
from ingest.batch_runners import ProcessRunner
from ingest.options import RunOptions
from parliament.errors import AnotherRunError, SourceUnreachableError, UsageError
from replica.server import ReplicaServer
from replica.world import World
from warehouse.paths import DataFolder
from warehouse.publish import published_versions
from warehouse.read import query_published

EVERYTHING = """
select meeting_id, speech_ordinal, page, speaker_label, person_id, role, words, hash(text) as text_hash
from core.speech order by meeting_id, speech_ordinal
"""
LISTED = "select meeting_id, meeting_kind, meeting_date, committee_name from core.meeting order by meeting_id"
# A file that tells how far a backfill is: each is waited for, then the process is killed in that moment.
PLACES_TO_DIE = (
    "build/backfill/fetched/*.json",
    "build/backfill/register.json",
    "build/backfill/read/*/2*/outcome.json",
    "build/candidate.duckdb",
)
# Far more than a backfill of six meetings takes on a busy machine.
LONGEST_WAIT_SECONDS = 120

pytestmark = pytest.mark.usefixtures("short_nights")

Options = Callable[[str, Path], RunOptions]
RunBackfill = Callable[..., RunResult]


@pytest.mark.timeout(700)
@pytest.mark.parametrize(
    "places", [PLACES_TO_DIE[2:3], pytest.param(PLACES_TO_DIE, marks=pytest.mark.thorough)], ids=len
)
def test_killed_at_every_stage_it_goes_on_and_ends_as_a_night_does(
    places: Sequence[str],
    tmp_path: Path,
    server: ReplicaServer,
    world: World,
    register_file: Path,
    options_of: Options,
    backfill: RunBackfill,
) -> None:
    killed = tmp_path / "killed"
    for place in places:
        start_and_kill_at(place, command(server.root, killed, world, register_file), killed)
        assert not DataFolder(killed).current.exists(), "readers must not see a part"
    result = backfill(server.root, killed)
    assert result.outcome is RunOutcome.PUBLISHED
    assert len(published_versions(DataFolder(killed))) == 1
    assert not (killed / "build" / "backfill").exists()

    run_night(options_of(server.root, tmp_path / "night"))
    for query in (EVERYTHING, LISTED):
        rows = [query_published(DataFolder(tmp_path / name), query).rows() for name in ("killed", "night")]
        assert rows[0] == rows[1]
        assert rows[0]
    # Everything is there: neither another backfill nor the next night has anything to do.
    assert backfill(server.root, killed).outcome is RunOutcome.UNCHANGED
    assert run_night(options_of(server.root, killed)).outcome is RunOutcome.UNCHANGED


def start_and_kill_at(place: str, words: list[str], data: Path) -> None:
    """Start it, kill it when the file is there, and see that its own processes end, too."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + LONGEST_WAIT_SECONDS
    while not list(data.glob(place)):
        assert process.poll() is None, f"it ended before it came to {place}"
        assert time.monotonic() < deadline, f"it did not come to {place}"
        time.sleep(0.005)
    readers = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(readers, timeout=LONGEST_WAIT_SECONDS)
    assert not alive, "processes that read must not outlive the run"


def command(source: str, data: Path, world: World, register_file: Path) -> list[str]:
    """The command line, as an operator would give it."""
    first, last = world.plans[0].date, world.plans[-1].date
    return [
        sys.executable, "-c", "from cli.command_line import main; main()",
        "backfill", "--plain", "--no-dashboard", "--source", source, "--data", str(data), "--processes", "2",
        "--since", first.isoformat(), "--until", last.isoformat(), "--today", (last + timedelta(days=1)).isoformat(),
        "--register", str(register_file),
    ]  # fmt: skip


def test_another_backfill_is_not_thrown_away_unasked(
    tmp_path: Path, options_of: Options, server: ReplicaServer
) -> None:
    options = options_of(server.root, tmp_path)
    files = BackfillFiles(DataFolder(tmp_path))
    assert options.since is not None
    assert options.until is not None
    begun = files.begin("run-1", options, options.since, options.until)
    assert files.unfinished_plan(options, options.since) == begun
    assert files.unfinished_plan(replace(options, until=None), options.since) == begun
    for other in (
        replace(options, since=options.since - timedelta(days=1)),
        replace(options, until=options.until - timedelta(days=1)),
        replace(options, source="http://127.0.0.1:1/e/opendata"),
    ):
        with pytest.raises(UsageError, match="--anew"):
            run_backfill(other, ProcessRunner(1))
    with pytest.raises(SourceUnreachableError):
        run_backfill(replace(options, source="http://127.0.0.1:1/e/opendata", is_anew=True), ProcessRunner(1))


def test_days_the_wrong_way_round_are_refused(tmp_path: Path, options_of: Options) -> None:
    options = options_of("http://127.0.0.1:1/e/opendata", tmp_path)
    with pytest.raises(UsageError, match="swap them"):
        run_backfill(replace(options, since=options.until, until=options.since), ProcessRunner(1))


def test_two_backfills_do_not_run_at_once(tmp_path: Path, options_of: Options) -> None:
    options = options_of("http://127.0.0.1:1/e/opendata", tmp_path)
    with (
        BackfillFiles(DataFolder(tmp_path)).hold(),
        pytest.raises(AnotherRunError, match="another backfill is running"),
    ):
        run_backfill(options, ProcessRunner(1))
