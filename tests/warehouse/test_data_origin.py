"""What a run's kind and source say of its data, and that it stands in the database and in every file made of it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.data_origin import DataOrigin, origin_of, read_origin
from warehouse.export import export
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, publish, read_manifest
from warehouse.read import open_published


@pytest.mark.parametrize(
    ("run_kind", "source_name", "origin"),
    [
        ("nightly", "live", DataOrigin.OFFICIAL),
        ("nightly", "verslagen", DataOrigin.FOLDER),
        ("backfill", "https://ws.vlpar.be/e/opendata", DataOrigin.OFFICIAL),
        (None, "https://docs.vlaamsparlement.be", DataOrigin.OFFICIAL),
        (None, None, DataOrigin.OFFICIAL),
        ("nightly", "sample", DataOrigin.INVENTED),
        (None, "replica", DataOrigin.INVENTED),
        ("demo", "https://ws.vlpar.be/e/opendata", DataOrigin.INVENTED),
        ("nightly", "http://127.0.0.1:40123", DataOrigin.INVENTED),
        ("nightly", "http://[::1]:40123/e", DataOrigin.INVENTED),
        ("backfill", "http://localhost:8009/e/opendata", DataOrigin.INVENTED),
        ("nightly", "https://opendata.example.org", DataOrigin.ELSEWHERE),
        ("nightly", "https://ws.vlpar.be.example.org", DataOrigin.ELSEWHERE),
    ],
)
def test_only_the_parliaments_own_service_is_official(
    run_kind: str | None, source_name: str | None, origin: DataOrigin
) -> None:
    assert origin_of(run_kind, source_name) is origin


@pytest.fixture
def published(tmp_path: Path, world: Any) -> Callable[[str, str], DataFolder]:
    """Publishes one speech as the run of a kind and source."""

    def publish_as(run_kind: str, source: str) -> DataFolder:
        folder = DataFolder(tmp_path / source.replace("/", "-"))
        folder.build.mkdir(parents=True)
        world.path = folder.candidate
        world.meeting("M1", date(2020, 5, 12))
        world.speech(world.report("M1"), 1, None, 100)
        world.build()
        with duckdb.connect(str(folder.candidate)) as connection:
            values = {"kind": run_kind, "source": source}
            connection.execute(
                "insert into dq.run (run_id, run_kind, source_name, started_at) values ('r', $kind, $source, now())",
                values,
            )
        publish(folder, PublishingRun("r", "1", {}))
        return folder

    return publish_as


@pytest.mark.parametrize(
    ("run_kind", "source", "origin"),
    [("nightly", "live", "official"), ("nightly", "verslagen", "folder"), ("demo", "sample", "invented")],
)
def test_the_origin_travels_with_the_data(
    published: Callable[[str, str], DataFolder], tmp_path: Path, run_kind: str, source: str, origin: str
) -> None:
    """Exports, Parquet and the manifest called invented data official."""
    folder = published(run_kind, source)
    manifest = read_manifest(folder)
    told = manifest["attribution"]
    assert manifest["origin"] == origin
    assert ("nobody said any of it" in told) is (origin == "invented")
    with open_published(folder) as connection:
        assert connection.execute("select origin, attribution from dq.data_origin").fetchall() == [(origin, told)]
        assert read_origin(connection) == origin
    for to, file_format in ((tmp_path / "parquet", "parquet"), (tmp_path / "csv", "csv")):
        export(folder, to, file_format)  # type: ignore[arg-type]
        package = json.loads((to / "datapackage.json").read_text(encoding="utf-8"))
        assert package["origin"] == origin
        assert bool(package["sources"]) is (origin != "invented")
    for file in (
        folder.parquet / manifest["version"] / "mart" / "meeting_summary.parquet",
        tmp_path / "parquet" / "mart" / "party_vote.parquet",
    ):
        metadata = dict(
            duckdb.execute(f"select decode(key), decode(value) from parquet_kv_metadata('{file}')").fetchall()
        )
        assert (metadata["origin"], metadata["attribution"]) == (origin, told)
