"""``spreektijd serve`` as an operator starts it: deployments, runs by a schedule, one at a time, parts that die."""

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from served import SECRETS, Serving, environment_of_operator, free_port, wait_until
from unwritable import can_be_unwritable

from flows.run_log import read_last_results
from flows.run_marker import is_run_under_way
from flows.run_result import RunOutcome
from flows.troubles import read_troubles
from ingest.folder import SAMPLE_FOLDER
from parliament.errors import SourceUnreachableError
from warehouse.locks import hold_build_lock
from warehouse.publish import current_version

# One server for the whole folder, started once.
pytestmark = pytest.mark.xdist_group("serving")

# A planned start that the scheduler sees too late, on a busy machine, is followed by another soon.
INTERVAL_SECONDS = 15
OPEN_TEMPLATE = {
    "job_configuration": {"command": "{{ command }}"},
    "variables": {"type": "object", "properties": {"command": {"type": "string"}}},
}
REPORT = "commissievergadering-C11-2021-2022.txt"


@pytest.fixture
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name in (REPORT, "register.json"):
        (folder / name).write_bytes((SAMPLE_FOLDER / name).read_bytes())
    return folder


def parts_of(serving: Serving) -> dict[str, psutil.Process]:
    """The processes of the parts, below their launchers, by a word of their command line."""
    words = ("server start", "worker start", "cli.site_server")
    lines = {one: " ".join(one.cmdline()) for one in serving.processes()}
    return {word: one for one, line in lines.items() for word in words if word in line and "part_launcher" not in line}


def is_answering(serving: Serving) -> bool:
    try:
        return serving.request("GET", "/health").is_success and httpx.get(serving.site).is_success
    except httpx.TransportError:
        return False


def test_nothing_of_it_can_write_to_the_program(serving: Serving) -> None:
    """The shipped unit and the Containerfile make the program's folder unwritable; Prefect's pages were 404 there."""
    if not can_be_unwritable():
        pytest.skip("needs to mount folders read-only for one process: Linux, and a container that allows it")
    assert serving.process is not None
    processes = [psutil.Process(serving.process.pid), *serving.processes()]
    assert len(processes) >= 3
    for process in processes:
        mounts = Path(f"/proc/{process.pid}/mountinfo").read_text(encoding="utf-8").splitlines()
        # A space in a path is written as its octal number there (proc_pid_mountinfo(5)).
        fields = [[field.replace(r"\040", " ") for field in mount.split()] for mount in mounts]
        unwritable = {place for _, _, _, _, place, options, *_ in fields if "ro" in options.split(",")}
        assert {str(place) for place in serving.program_places} <= unwritable, process


def test_it_deploys_and_its_parts_come_back_when_they_are_killed(serving: Serving) -> None:
    nightly = serving.deployment("nightly")
    (schedule,) = nightly["schedules"]
    assert schedule["schedule"]["cron"] == "30 3 * * *"
    assert schedule["schedule"]["timezone"] == "Europe/Brussels"
    assert serving.deployment("recheck")["schedules"][0]["schedule"]["cron"] == "0 12 * * 0"
    assert [serving.deployment(name)["schedules"] for name in ("publish", "backfill")] == [[], []]
    for name in ("nightly", "recheck", "publish", "backfill"):
        # The flows are those of the package, and not of a folder that happens to be there.
        deployment = serving.deployment(name)
        assert deployment["entrypoint"].startswith("flows/")
        assert str(serving.root) not in str(deployment["pull_steps"])
    if current_version(serving.folder) is None:
        assert "Nothing is published yet" in httpx.get(serving.site).text

    # A part that another test killed may be on its way back.
    wait_until(lambda: len(parts_of(serving)) == 3, "the start of every part")
    before, ends = parts_of(serving), serving.output.read_text().count("is started again")
    for part in before.values():
        part.kill()
    wait_until(lambda: serving.output.read_text().count("is started again") >= ends + 3, "the notice of every end")
    wait_until(lambda: is_answering(serving), "the start after the end")
    assert not {part.pid for part in before.values()} & {part.pid for part in parts_of(serving).values()}
    assert serving.deployment("nightly")["id"] == nightly["id"]


@pytest.fixture
def soon_nightly(serving: Serving, reports: Path) -> Iterator[dict[str, Any]]:
    """The nightly deployment, with a schedule that starts it in a moment; afterwards it is as it was."""
    nightly = serving.deployment("nightly")
    address = f"/deployments/{nightly['id']}"
    serving.ask("PATCH", address, {"parameters": {"source": str(reports), "processes": 1}})
    soon = (datetime.now(UTC) + timedelta(seconds=3)).isoformat()
    interval = {"interval": INTERVAL_SECONDS, "anchor_date": soon, "timezone": "UTC"}
    (added,) = serving.ask("POST", f"{address}/schedules", [{"schedule": interval, "active": True}])
    yield nightly
    serving.ask("DELETE", f"{address}/schedules/{added['id']}")
    serving.ask("PATCH", address, {"parameters": nightly["parameters"], "paused": False})


def test_a_schedule_starts_a_run_and_a_second_start_is_cancelled(
    serving: Serving, reports: Path, soon_nightly: dict[str, Any]
) -> None:
    nightly = soon_nightly
    wait_until(lambda: bool(serving.runs_of(nightly, "RUNNING")), "a scheduled run")
    serving.ask("PATCH", f"/deployments/{nightly['id']}", {"paused": True})
    second = serving.wait_for_end(serving.start_run(nightly, source=str(reports)))
    assert (second["type"], second["message"]) == ("CANCELLED", "Deployment concurrency limit reached.")
    wait_until(lambda: bool(serving.runs_of(nightly, "COMPLETED")), "the end of the scheduled run")
    (completed,) = serving.runs_of(nightly, "COMPLETED")
    assert completed["auto_scheduled"]
    assert completed["name"].startswith(f"nightly {reports.name} ")
    assert current_version(serving.folder) is not None

    artifacts = serving.artifacts()
    facts = str(artifacts["night"]["data"])
    assert artifacts["night"]["description"].startswith("Published ")
    assert "speakers resolved" in facts
    assert artifacts["progress-parse"]["data"] == 100.0
    for key in ("dashboard", "quality", "database"):
        assert serving.site in artifacts[key]["data"]
    address = artifacts["quality"]["data"].partition("](")[2].rstrip(")")
    assert "200" in str(httpx.get(address).status_code)
    names = {run["name"] for run in serving.find("task_runs")}
    assert {"gather", "parse", "load batch 1 of 1", "build", "audit", "publish"} <= names


def test_a_run_that_finds_another_one_writing_is_cancelled_and_says_so(serving: Serving) -> None:
    with hold_build_lock(serving.folder):
        state = serving.wait_for_end(serving.start_run(serving.deployment("publish")))
    assert state["type"] == "CANCELLED"
    assert "another run is writing" in state["message"]


def test_a_failed_run_says_why_and_its_alarm_names_no_secret(serving: Serving, tmp_path: Path) -> None:
    run_id = serving.start_run(serving.deployment("nightly"), source=str(tmp_path))
    state = serving.wait_for_end(run_id)
    assert state["type"] == "FAILED"
    assert "holds no .txt or .pdf" in state["message"]
    wait_until(lambda: "email was not informed" in serving.logs_of(run_id), "the notice of the alarm")
    assert "webhook was not informed of this failure" in serving.logs_of(run_id)


def test_failed_checks_leave_their_rows_and_no_log_holds_a_secret(serving: Serving, reports: Path) -> None:
    report = reports / REPORT
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("– 243 (", "– 242 ("), encoding="utf-8")
    version = current_version(serving.folder)
    command = [*serving.command_line, "nightly", "--source", str(reports), "--data", str(serving.folder.root)]
    environment = environment_of_operator() | {
        "PREFECT_API_URL": f"{serving.address}/api",
        "PREFECT_API_AUTH_STRING": ":".join(serving.login),
        "PREFECT_LOGGING_LEVEL": "DEBUG",
    }
    done = subprocess.run([*command, "--no-dashboard"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert current_version(serving.folder) == version

    artifacts = serving.artifacts()
    # Markdown of the artifact: an underscore is written behind a backslash.
    assert "question_number_twice_in_report" in artifacts["failing-rows"]["data"].replace("\\", "")
    assert "critical checks failed" in artifacts["night"]["description"]
    told = done.stdout + done.stderr + str(serving.find("logs")) + str(artifacts) + str(serving.find("flow_runs"))
    told += "".join(path.read_text() for path in serving.folder.logs.rglob("*.*") if path.is_file())
    told += serving.output.read_text()
    assert "webhook was not informed of this failure" in told
    for secret in SECRETS:
        assert secret not in told


def test_only_a_source_that_cannot_be_reached_is_tried_again(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect import flow
    from prefect.events.worker import EventsWorker
    from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings

    from flows.prefect_stages import run_as_patient_task

    monkeypatch.setattr("flows.prefect_stages.RETRY_DELAYS_SECONDS", (0.01, 0.01))
    tries: list[str] = []

    def is_down_twice() -> int:
        tries.append("down")
        if len(tries) < 3:
            raise SourceUnreachableError("the service does not answer")
        return len(tries)

    def is_wrong() -> None:
        tries.append("wrong")
        raise ValueError("data does not get better")

    @flow(name="trial")
    def trial() -> int:
        result = run_as_patient_task("gather", is_down_twice)
        with pytest.raises(ValueError, match="better"):
            run_as_patient_task("build", is_wrong)
        return result

    server = {PREFECT_API_URL: f"{serving.address}/api", PREFECT_API_AUTH_STRING: ":".join(serving.login)}
    with temporary_settings(server):
        assert trial() == 3
        # Prefect keeps one sender of events a process: left alone it would try this server in other tests, for minutes.
        EventsWorker.drain_all()
    assert tries == ["down", "down", "down", "wrong"]


def test_a_second_one_on_the_same_port_is_refused_in_a_sentence(serving: Serving) -> None:
    command = [*serving.command_line, "serve", "--port", str(serving.port)]
    done = subprocess.run(command, env=environment_of_operator(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "choose another with --port" in " ".join(done.stderr.split())


def test_a_second_one_on_the_same_data_folder_is_refused_in_a_sentence(serving: Serving) -> None:
    command = [*serving.command_line, "serve", "--port", str(free_port()), "--site-port", str(free_port())]
    environment = environment_of_operator() | {"SPREEKTIJD_DATA": str(serving.folder.root)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "another `spreektijd serve` runs on" in " ".join(done.stderr.split())


@pytest.mark.thorough
def test_a_killed_serve_takes_its_parts_along_and_neither_it_nor_a_killed_worker_leaves_a_run_running(
    serving: Serving, reports: Path
) -> None:
    """Found as an operator: a run cut by a power failure stayed "Running", and every later start was cancelled."""
    backfill = serving.deployment("backfill")
    parameters = {"since": "2021-01-01", "source": str(reports), "processes": 1}
    # A backfill waits for whoever writes: it runs for as long as this holds.
    with hold_build_lock(serving.folder):
        cut_off = serving.start_run(backfill, **parameters)
        wait_until(lambda: is_run_under_way(serving.folder), "the run")
        # As an earlier version left it: a pool in which a run names its command.
        serving.ask("PATCH", "/work_pools/local", {"base_job_template": OPEN_TEMPLATE})
        parts = serving.processes()
        assert serving.process is not None
        serving.process.kill()
        serving.process.wait()
        assert not psutil.wait_procs(parts, timeout=60)[1]

        serving.start()
        assert "command" not in str(serving.ask("GET", "/work_pools/local")["base_job_template"])
        assert serving.state_of(cut_off)["type"] == "CRASHED"
        assert "webhook was not informed of this failure" in serving.output.read_text()
        assert "nothing of it runs: closed" in serving.output.read_text()
        again = serving.start_run(backfill, **parameters)
        wait_until(lambda: is_run_under_way(serving.folder), "the next run")
        parts_of(serving)["worker start"].kill()
        assert serving.wait_for_end(again)["type"] == "CRASHED"
    assert not is_run_under_way(serving.folder)
    killed = [one for one in read_last_results(serving.folder, 20) if one.outcome is RunOutcome.KILLED]
    assert [(one.run_kind, one.exit_code, one.ended_at) for one in killed] == [("backfill", 137, None)]
    kinds = {trouble.kind for trouble in read_troubles(serving.folder)}
    assert {"run:backfill", "part:worker"} <= kinds
