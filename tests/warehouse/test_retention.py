"""What goes when, and what stays: versions, pins, logs, leftovers. Never the archive."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cli.command_line import main
from flows.prefect_environment import prepare_prefect_environment
from parliament.archive import Archive
from parliament.errors import WarehouseError
from warehouse.paths import DataFolder
from warehouse.pins import pin, pins, unpin
from warehouse.publish import drop_old_versions, published_versions
from warehouse.retention import LARGEST_LOG_BYTES, prune, prune_files

NOW = datetime(2027, 3, 1, 3, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def version_of_night(night: int) -> str:
    return f"{NOW - timedelta(days=400 - night):%Y%m%dT%H%M%SZ}-{night:04d}"


def publish_night(folder: DataFolder, night: int) -> str:
    """The files of a published version, empty."""
    version = version_of_night(night)
    folder.published.mkdir(parents=True, exist_ok=True)
    (folder.parquet / version).mkdir(parents=True)
    folder.published_database(version).write_bytes(b"x" * 1000)
    folder.published_manifest(version).write_text('{"published_at": "", "parser_version": 1, "row_counts": {}}')
    folder.current.unlink(missing_ok=True)
    folder.current.symlink_to(folder.published_database(version).name)
    return version


def write_aged(path: Path, age: timedelta, content: bytes = b"{}") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    moment = (NOW - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_a_pinned_version_outlives_four_hundred_nights(folder: DataFolder) -> None:
    publish_night(folder, 0)
    pinned = publish_night(folder, 1)
    pin(folder, pinned, "quoted", NOW)
    for night in range(2, 400):
        publish_night(folder, night)
        drop_old_versions(folder, 7)
        assert len(published_versions(folder)) <= 8
    kept = [pinned, *(version_of_night(night) for night in range(393, 400))]
    assert list(published_versions(folder)) == kept
    assert sorted(path.name for path in folder.parquet.iterdir()) == kept
    assert [(one.version, one.reason) for one in pins(folder)] == [(pinned, "quoted")]
    unpin(folder, pinned)
    assert prune(folder, NOW).versions == (pinned,)
    assert list(published_versions(folder)) == kept[1:]
    assert not folder.pin(pinned).exists()


def test_only_what_is_there_can_be_pinned(folder: DataFolder) -> None:
    publish_night(folder, 0)
    for wrong in ("20200101T000000Z-beef", "../../x", ""):
        with pytest.raises(WarehouseError, match="no published version"):
            pin(folder, wrong, "", NOW)
    with pytest.raises(WarehouseError, match="is not pinned"):
        unpin(folder, version_of_night(0))
    assert pins(folder) == ()


def test_a_pin_that_cannot_be_read_holds(folder: DataFolder) -> None:
    first = publish_night(folder, 0)
    folder.pin(first).write_text("{")
    for night in range(1, 10):
        publish_night(folder, night)
    drop_old_versions(folder, 7)
    assert first in published_versions(folder)
    assert [one.version for one in pins(folder)] == [first]


def test_logs_go_by_their_age_and_the_archive_never(folder: DataFolder) -> None:
    day = timedelta(days=1)
    stays = [
        write_aged(folder.logs / "audits" / "a.json", 89 * day),
        write_aged(folder.logs / "runs" / "20250101T000000Z-aaaa.json", 399 * day),
        write_aged(folder.logs / "runs" / "20270101T000000Z-aaaa.json", 500 * day),
        write_aged(folder.logs / "quarantine.json", 999 * day),
        write_aged(folder.published / ".manifest.json.0f.tmp", day),
        write_aged(folder.archive / "fetches" / "2010-01.jsonl", 5000 * day),
        write_aged(folder.archive / "bodies" / "ab" / ".ab.0f.tmp", 5000 * day),
    ]
    goes = [
        write_aged(folder.logs / "audits" / "b.json", 91 * day),
        write_aged(folder.logs / "runs" / "20240101T000000Z-aaaa.json", 401 * day),
        write_aged(folder.published / ".manifest.json.0e.tmp", 3 * day),
        write_aged(folder.build / "deep" / ".x.0e.tmp", 3 * day),
    ]
    pruned = prune_files(folder, NOW)
    assert (pruned.file_count, pruned.byte_count) == (len(goes), 2 * len(goes))
    assert all(path.exists() for path in stays)
    assert not any(path.exists() for path in goes)
    assert prune_files(folder, NOW).file_count == 0


def test_the_newest_summary_stays_however_old(folder: DataFolder) -> None:
    last = write_aged(folder.logs / "runs" / "20200101T000000Z-aaaa.json", timedelta(days=2000))
    prune_files(folder, NOW)
    assert last.exists()


def test_a_log_that_is_being_written_is_cut_and_goes_on(folder: DataFolder) -> None:
    log = folder.logs / "serve" / "server.log"
    log.parent.mkdir(parents=True)
    with log.open("ab", buffering=0) as writer:
        writer.write(b"x" * (LARGEST_LOG_BYTES + 1))
        prune_files(folder, NOW)
        writer.write(b"after\n")
    assert log.read_bytes() == b"after\n"
    assert log.with_suffix(".log.1").stat().st_size == LARGEST_LOG_BYTES + 1


def test_an_empty_folder_has_nothing_to_prune(folder: DataFolder) -> None:
    assert prune(folder, NOW).file_count == 0
    assert Archive(folder.archive).urls() == ()


def test_the_commands_say_what_they_did(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SPREEKTIJD_DATA", str(folder.root))
    versions = [publish_night(folder, night) for night in range(10)]
    main_ends(["pin", versions[0], "--reason", "\x1b[2Jquoted"], 0)
    main_ends(["pin", "--list"], 0)
    listed = capsys.readouterr().out
    assert versions[0] in listed
    assert "\x1b" not in listed
    main_ends(["prune"], 0)
    assert "2 versions and 0 other files removed" in capsys.readouterr().out
    assert list(published_versions(folder)) == [versions[0], *versions[3:]]
    main_ends(["unpin", versions[0]], 0)
    main_ends(["unpin", versions[0]], 1)
    main_ends(["pin"], 2)
    main_ends(["pin", versions[0], "--list"], 2)


def main_ends(arguments: list[str], code: int) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert (ended.value.code or 0) == code


def test_prefect_takes_the_settings_that_prune_its_history(tmp_path: Path) -> None:
    environment: dict[str, str] = {**os.environ, "PREFECT_HOME": str(tmp_path)}
    prepare_prefect_environment(tmp_path, environment)
    asked = (
        "from prefect.settings import get_current_settings as s; v = s().server.services.db_vacuum; "
        "print(sorted(v.enabled_vacuum_types), v.retention_period.days)"
    )
    printed = subprocess.run([sys.executable, "-c", asked], env=environment, check=True, capture_output=True, text=True)
    assert printed.stdout.split("\n")[0] == "['events', 'flow_runs', 'orphans'] 60"
