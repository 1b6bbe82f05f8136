"""A backfill as a flow, read on a local Dask cluster through Prefect, one of whose workers is killed: the same rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from deadly import DeadlyRegister
from served import Serving

from flows import backfill_run
from flows.backfill_run import run_backfill
from ingest import folder
from ingest.batch_runners import ProcessRunner
from ingest.folder import SAMPLE_FOLDER
from ingest.options import ARCHIVE_BEGINS, RunOptions
from parliament.errors import UsageError
from parliament.people import Register
from warehouse.paths import DataFolder
from warehouse.read import query_published

# At the server of `serve`, which runs in one process.
pytestmark = [pytest.mark.xdist_group("serving"), pytest.mark.usefixtures("short_nights")]

EVERYTHING = "select * exclude (report_id) from core.speech order by speech_id"


@pytest.fixture(autouse=True)
def environment_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask sets variables for the processes that it starts, and leaves them."""
    for name in (
        "PYTHONHASHSEED", "__DASK_PARENT_PID", "MALLOC_TRIM_THRESHOLD_", "MKL_NUM_THREADS", "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
    ):  # fmt: skip
        monkeypatch.setenv(name, "1")
        monkeypatch.delenv(name)


@pytest.fixture
def prefect_server(serving: Serving) -> Iterator[None]:
    from prefect.events.worker import EventsWorker
    from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings

    server = {PREFECT_API_URL: f"{serving.address}/api", PREFECT_API_AUTH_STRING: ":".join(serving.login)}
    with temporary_settings(server):
        yield
        # Prefect keeps one sender of events a process: left alone it would try this server in other tests, for minutes.
        EventsWorker.drain_all()


@pytest.mark.thorough
@pytest.mark.usefixtures("prefect_server")
def test_a_backfill_on_two_workers_of_which_one_is_killed_gives_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.artifacts import Artifact
    from prefect.client.orchestration import get_client

    from flows.backfill import backfill

    monkeypatch.setattr(backfill_run, "DOCUMENTS_A_BATCH", 1)
    alone = RunOptions("sample", tmp_path / "alone", with_dashboard=False, run_kind="backfill")
    run_backfill(alone, ProcessRunner(1))

    lives = tmp_path / "lives"
    lives.write_text("x", encoding="utf-8")
    read_register = folder.read_register

    def deadly(path: Path) -> Register:
        return DeadlyRegister(read_register(path), lives)

    monkeypatch.setattr(folder, "read_register", deadly)
    summary = backfill(
        since=ARCHIVE_BEGINS, source="sample", data=str(tmp_path / "dask"), runner="dask", processes=2,
        with_dashboard=False,
    )  # fmt: skip
    assert summary["outcome"] == "published"
    assert lives.read_text(encoding="utf-8") == "", "a worker was killed"
    rows = [query_published(DataFolder(tmp_path / name), EVERYTHING).rows() for name in ("alone", "dask")]
    assert rows[0] == rows[1]
    assert rows[0]
    assert Artifact.get("night") is not None
    with get_client(sync_client=True) as client:
        names = {run.name for run in client.read_task_runs()}
    assert {"gather", "build", "audit", "publish"} <= names
    assert sum(name.startswith("reports-00") for name in names) == len(list(SAMPLE_FOLDER.glob("*.txt")))


@pytest.mark.parametrize(
    ("workers", "said"),
    [
        ({}, "no workers"),
        ({"tcp://10.0.0.1:1": {"nthreads": 4}}, "--nthreads 1"),
        ({"inproc://10.0.0.1/1": {"nthreads": 1}}, "--nthreads 1"),
    ],
)
def test_workers_in_threads_are_refused(workers: dict[str, dict[str, int]], said: str) -> None:
    from flows.dask_batches import require_single_threaded

    with pytest.raises(UsageError, match=said):
        require_single_threaded(workers)
    assert require_single_threaded({"tcp://10.0.0.1:1": {"nthreads": 1}}) == 1
