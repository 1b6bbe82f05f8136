"""``spreektijd doctor`` against the replica: whole, with each of its faults, away; and its bundle served again."""

import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from commands import run

from cli.commands.replica import unpack_bundle
from flows.run import run_night
from flows.run_log import read_last_results
from ingest.options import RunOptions
from ingest.service import service_settings
from ingest.service_examination import MOST_REQUESTS, Examination, examine_service
from parliament.archive import Archive
from parliament.errors import ServiceDiffersError
from parliament.source.facts import FACTS, Verdict
from replica.faults import Fault
from replica.recorded import RecordedServer
from replica.server import ReplicaServer
from replica.world import World, WorldSettings, build_world
from warehouse.paths import DataFolder

pytestmark = [pytest.mark.xdist_group("doctor"), pytest.mark.usefixtures("short_nights")]
# Within two weeks of a change of the clock, which one of the faults needs.
TODAY = date(2021, 11, 10)
# What breaks with each fault that changes a shape.
BROKEN = {
    Fault.TRUNCATED_JSON: "answers.json",
    Fault.XML_INSTEAD: "answers.json",
    Fault.HTML_INSTEAD: "answers.json",
    Fault.EMPTY_PDF: "reports.whole",
    Fault.HTML_AS_PDF: "reports.whole",
    Fault.TRUNCATED_PDF: "reports.whole",
    Fault.CORRUPT_PDF: "reports.readable",
    Fault.MISSING_KEYS: "meetings.began",
    Fault.DST_DATES: "times.offset",
}
# What is told and gives no wrong number: the readers leave it out, or take it once.
DIFFERING = {Fault.EXTRA_KEYS: "fields.known", Fault.DUPLICATE_MEETINGS: "meetings.once"}


# What a patient client gets by.
TRANSIENT = {Fault.SERVICE_UNAVAILABLE, Fault.SERVER_ERROR, Fault.SLOW, Fault.RESET}


@pytest.fixture(scope="module")
def small_world() -> World:
    """Ten meetings whose seed lets each fault hit something that is asked for."""
    return build_world(WorldSettings(seed=22, meetings=10, years=0.2, speeches_per_report=4, words_per_speech=15))


@pytest.fixture
def serve_small(small_world: World) -> Iterator[Callable[..., ReplicaServer]]:
    servers = []

    def start(*faults: str) -> ReplicaServer:
        server = ReplicaServer(small_world, faults=faults, today=TODAY, slow_seconds=0.0)
        server.start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stop()


def examine(server: ReplicaServer, folder: Path) -> Examination:
    options = RunOptions(server.root, folder, today=TODAY)
    return examine_service(service_settings(options), Archive(folder / "archive"), TODAY)


def doctor(server: ReplicaServer, data: Path, *words: object) -> int:
    return run("doctor", "--source", server.root, "--today", TODAY, "--data", data, "--format", "json", *words)


def test_against_a_whole_service_every_fact_that_can_be_judged_holds(
    serve_small: Callable[..., ReplicaServer], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server = serve_small()
    assert doctor(server, tmp_path) == 0
    found = json.loads(capsys.readouterr().out)
    verdicts = {one["fact"]: one["verdict"] for one in found["findings"]}
    assert [name for name in FACTS if verdicts[name] != "holds"] == []
    assert verdicts["/verg/vorige items[].vergadering.id"] == "holds"
    assert verdicts["machine.clock"] == "holds"
    assert found["requests"] == len(server.log.records) <= MOST_REQUESTS
    assert server.log.max_in_flight == 1
    assert not list(tmp_path.rglob("*.jsonl"))


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_that_changes_a_shape_breaks_its_fact(
    fault: Fault, serve_small: Callable[..., ReplicaServer], tmp_path: Path
) -> None:
    examination = examine(serve_small(fault.value), tmp_path)
    assert BROKEN[fault] in {one.fact.name for one in examination.broken}
    assert examination.request_count <= MOST_REQUESTS


@pytest.mark.parametrize("faults", [TRANSIENT, set(Fault) - TRANSIENT - BROKEN.keys()], ids=["transient", "lasting"])
def test_no_other_fault_breaks_a_fact_and_what_differs_is_told(
    faults: set[Fault], serve_small: Callable[..., ReplicaServer], tmp_path: Path
) -> None:
    examination = examine(serve_small(*(fault.value for fault in faults)), tmp_path)
    assert [(one.fact.name, one.seen) for one in examination.broken] == []
    differing = {one.fact.name for one in examination.findings if one.verdict is Verdict.DIFFERS}
    assert {name for fault, name in DIFFERING.items() if fault in faults} <= differing
    assert examination.request_count <= MOST_REQUESTS


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_that_changes_a_shape_ends_the_command_with_exit_code_3_and_the_name_of_the_fact(
    fault: Fault, serve_small: Callable[..., ReplicaServer], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server = serve_small(fault.value)
    assert doctor(server, tmp_path) == 3
    found = json.loads(capsys.readouterr().out)
    broken = {one["fact"] for one in found["findings"] if one["verdict"] == "broken"}
    assert BROKEN[fault] in broken
    assert all(one["seen"] for one in found["findings"] if one["fact"] in broken)
    assert server.log.count() <= MOST_REQUESTS


def test_a_service_that_is_away_ends_with_exit_code_4_and_the_machine_is_told_all_the_same(
    serve_small: Callable[..., ReplicaServer], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server = serve_small()
    server.stop()
    assert doctor(server, tmp_path) == 4
    found = json.loads(capsys.readouterr().out)
    assert {one["fact"].partition(".")[0] for one in found["findings"]} == {"machine"}


def test_a_bundle_holds_no_secret_and_served_again_it_is_the_same_service(
    serve_small: Callable[..., ReplicaServer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPREEKTIJD_CONTACT", "invented-secret@newsroom.example")
    monkeypatch.setenv("SPREEKTIJD_NOTIFY_WEBHOOK_URL", "https://hooks.example/invented-secret")
    server, bundle = serve_small(), tmp_path / "bundle.zip"
    assert doctor(server, tmp_path / "data", "--bundle", bundle) == 0
    with zipfile.ZipFile(bundle) as files:
        assert [name for name in files.namelist() if b"invented-secret" in files.read(name)] == []
    before = examine(server, tmp_path / "before")
    server.stop()
    place = tmp_path / "unpacked"
    assert unpack_bundle(bundle, place) == TODAY.isoformat()
    with RecordedServer(Archive(place / "archive")) as recorded:
        again = examine(recorded, tmp_path / "again")
    seen = [(one.fact.name, one.verdict) for one in before.findings]
    assert [(one.fact.name, one.verdict) for one in again.findings] == seen


def test_what_is_no_bundle_is_refused_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "letter.zip"
    file.write_text("Geachte lezer")
    assert run("replica", "--bodies", file) == 2
    assert "is no bundle of `spreektijd doctor`" in capsys.readouterr().err


def test_the_first_night_against_the_parliaments_service_stops_with_a_sentence_when_numbers_would_be_wrong(
    serve_small: Callable[..., ReplicaServer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve_small("missing_keys")
    for name, value in {
        "BASE_URL": server.base_url, "ALLOW_HTTP": "true", "DOCUMENT_HOSTS": json.dumps([server.document_host]),
        "REQUESTS_PER_SECOND": "1000", "BACKOFF_INITIAL_SECONDS": "0",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"SPREEKTIJD_{name}", value)
    with pytest.raises(ServiceDiffersError, match=r"meetings\.began \(§1\.7\).*spreektijd doctor") as stopped:
        run_night(RunOptions("live", tmp_path, today=TODAY, with_dashboard=False))
    assert stopped.value.exit_code == 3
    assert not (tmp_path / "archive").exists()
    (record,) = read_last_results(DataFolder(tmp_path), 1)
    assert (record.outcome.value, record.exit_code) == ("failed", 3)
    assert server.log.count() <= MOST_REQUESTS
