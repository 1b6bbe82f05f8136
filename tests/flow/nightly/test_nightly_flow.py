"""The flow ``nightly`` through Prefect's own harness: named task runs, artifacts, and failing when checks fail."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.folder_source import SAMPLE_FOLDER
from flows.settings import prepare_prefect_environment

REPORT = "commissievergadering-C11-2021-2022.txt"
# A Prefect server takes 23 s to start on two cores (tech facts a.6); a busy machine a multiple of that.
SERVER_STARTUP_SECONDS = 180


@pytest.fixture(scope="module")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    prepare_prefect_environment(tmp_path_factory.mktemp("prefect"))
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=SERVER_STARTUP_SECONDS):
        yield


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in (REPORT, "register.json"):
        (folder / name).write_bytes((SAMPLE_FOLDER / name).read_bytes())
    return folder


@pytest.mark.usefixtures("prefect_server")
def test_a_night_publishes_and_leaves_its_summary_and_then_fails_on_a_damaged_report(
    reports: Path, tmp_path: Path
) -> None:
    from prefect.artifacts import Artifact
    from prefect.client.orchestration import get_client

    from flows.flow_ending import NightFailedError
    from flows.nightly import nightly

    summary = nightly(source=str(reports), data=str(tmp_path / "data"), with_dashboard=False)
    assert summary["outcome"] == "published"
    assert summary["report_count"] == 1
    night = Artifact.get("night")
    assert night is not None
    assert {"what": "outcome", "value": "published"} in json.loads(str(night.data))
    with get_client(sync_client=True) as client:
        names = {run.name for run in client.read_task_runs()}
    assert {"gather", "resolve and load batch 1", "build", "audit", "publish"} <= names

    report = reports / REPORT
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("– 243 (", "– 242 ("), encoding="utf-8")
    with pytest.raises(NightFailedError, match="nothing was published"):
        nightly(source=str(reports), data=str(tmp_path / "data"), with_dashboard=False)
    failing = Artifact.get("failing-rows")
    assert failing is not None
    assert "question_number_twice_in_report" in str(failing.data)
