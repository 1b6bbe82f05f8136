"""Rendering without a browser: only what changed, nothing stale, and any database."""

import csv
import io
import shutil
import zipfile
from pathlib import Path

import duckdb
import polars as pl
import pytest

from dashboards.reading import open_reader
from dashboards.site import RenderedSite, render_site
from warehouse.dictionary import build_empty_database
from warehouse.origin import DataOrigin, worst_origin
from warehouse.paths import DataFolder
from warehouse.publish import read_manifest
from warehouse.slim_copy import LEFT_OUT, write_slim_copy

MANIFEST = {"version": "20230701T010000Z-0001", "run_id": "0001", "parser_version": "1"}


@pytest.fixture(scope="module")
def small_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with nothing in it: its site has a page of every section."""
    database = tmp_path_factory.mktemp("small") / "empty.duckdb"
    build_empty_database(database)
    return database


@pytest.fixture
def small_site(small_database: Path, tmp_path: Path) -> Path:
    """A site that a test may change."""
    render_site(small_database, tmp_path, manifest=MANIFEST)
    return tmp_path


def test_a_second_rendering_writes_nothing(data: DataFolder, first_rendering: tuple[Path, RenderedSite]) -> None:
    target, first = first_rendering
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*.html")}
    again = render_site(data.current.resolve(), target, manifest=read_manifest(data))
    assert again.files_written == 0
    assert again.files_unchanged == first.files_written + first.files_unchanged
    assert again.bytes == first.bytes
    assert {path: path.stat().st_mtime_ns for path in target.rglob("*.html")} == before


def test_a_second_rendering_makes_no_text_of_a_debate(
    data: DataFolder, first_rendering: tuple[Path, RenderedSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All texts were made and compressed each night to find that nothing had changed: most of the time of it."""

    def made(*_: object) -> str:
        raise AssertionError("a text was made that stands there already")

    monkeypatch.setattr("dashboards.debate_text.debate_html", made)
    monkeypatch.setattr("dashboards.rendering_beside.processes_beside", lambda: 0)
    render_site(data.current.resolve(), first_rendering[0], manifest=read_manifest(data))


def test_of_speeches_of_one_length_the_first_is_the_longest(site: Path, data: DataFolder) -> None:
    """Any of them was, another in each rendering, so that pages changed in a night in which nothing had."""
    with open_reader(data.current.resolve()) as reader:
        for year in ("2021-2022", "2022-2023"):
            for row in reader.rows("person_meetings", session_year=year):
                ties = reader.run(
                    """
                    select min(speech_ordinal) from core.speech_speaker
                    where meeting_id = $meeting_id and person_id = $person_id and role = $role
                        and party_family is not distinct from $party_family and words = $longest_speech_words
                    """,
                    {
                        name: row[name]
                        for name in ("meeting_id", "person_id", "role", "party_family", "longest_speech_words")
                    },
                ).item()
                assert row["speech_ordinal"] == ties


def test_a_new_version_renders_only_what_names_it(small_database: Path, small_site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in small_site.rglob("*.html")}
    render_site(small_database, small_site, manifest={**MANIFEST, "parser_version": "2"})
    changed = {path.name for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert changed == {"datakwaliteit.html"}


def test_a_rendering_that_was_cut_off_is_completed(small_database: Path, small_site: Path) -> None:
    notes = small_site / "rendered.json"
    notes.write_text(notes.read_text().replace('"is_finished":true', '"is_finished":false'))
    page = small_site / "leden.html"
    whole = page.read_bytes()
    page.write_text("half a page")
    (small_site / "fracties.html").unlink()
    again = render_site(small_database, small_site, manifest=MANIFEST)
    assert page.read_bytes() == whole
    assert again.files_written == 2


def test_what_is_no_longer_made_goes_and_what_others_put_there_stays(small_database: Path, small_site: Path) -> None:
    (small_site / "robots.txt").write_text("ours")
    old = next(small_site.glob("download/*.duckdb"))
    render_site(small_database, small_site, manifest={**MANIFEST, "version": "20990101T000000Z-later"})
    assert not old.exists()
    assert (small_site / "robots.txt").exists()


def test_an_empty_database_gives_a_site_that_says_so(small_database: Path, tmp_path: Path) -> None:
    rendered = render_site(small_database, tmp_path / "site", manifest={})
    assert rendered.pages >= 22
    assert "Er zijn nog geen verslagen" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source_name", "said"),
    [("live", None), ("https://opendata.example.org", "niet van de dienst van het Vlaams Parlement")],
)
def test_pages_say_when_data_are_not_the_parliaments(
    small_database: Path, tmp_path: Path, source_name: str, said: str | None
) -> None:
    database = shutil.copyfile(small_database, tmp_path / "empty.duckdb")
    with duckdb.connect(str(database)) as connection:
        connection.execute("insert into dq.run (source_name) values ('live'), (?)", [source_name])
    render_site(database, tmp_path / "site", manifest={})
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "site").glob("*.html")]
    assert len(pages) == 16
    assert all(('<aside class="notice"' in page) is (said is not None) for page in pages)
    assert all(said is None or said in page for page in pages)
    assert ("data_origin" in (tmp_path / "site" / "csv" / "leden.csv").read_text()) is (said is not None)


def test_people_and_addresses_tell_what_the_name_of_a_source_hides(small_database: Path, tmp_path: Path) -> None:
    database = shutil.copyfile(small_database, tmp_path / "empty.duckdb")
    with open_reader(database) as reader:
        assert worst_origin(reader.frame("data_sources").rows()) is DataOrigin.OFFICIAL
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "insert into raw.person (person_id, provenance_source) values ('1', 'http://127.0.0.1:9/e/vv/1')"
        )
    with open_reader(database) as reader:
        assert worst_origin(reader.frame("data_sources").rows()) is DataOrigin.INVENTED
    with duckdb.connect(str(database)) as connection:
        connection.execute("update raw.person set provenance_source = 'replica'")
    with open_reader(database) as reader:
        assert worst_origin(reader.frame("data_sources").rows()) is DataOrigin.INVENTED


def test_every_row_of_invented_data_says_so_in_its_csv(site: Path) -> None:
    for path in site.rglob("*.csv"):
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
        assert {row["data_origin"] for row in rows} <= {"invented"}, path


def test_the_tables_as_parquet_are_one_file_to_take_along(small_database: Path, tmp_path: Path) -> None:
    parquet, target = tmp_path / "parquet", tmp_path / "site"
    (parquet / "mart").mkdir(parents=True)
    pl.DataFrame({"words": [1, 2]}).write_parquet(parquet / "mart" / "words.parquet")
    render_site(small_database, target, manifest=MANIFEST, parquet=parquet)
    archive = target / "download" / f"spreektijd-{MANIFEST['version']}-parquet.zip"
    with zipfile.ZipFile(archive) as files:
        assert files.namelist() == ["mart/words.parquet"]
        assert pl.read_parquet(io.BytesIO(files.read("mart/words.parquet")))["words"].sum() == 3
    assert archive.name in (target / "download.html").read_text(encoding="utf-8")


def test_pages_of_the_whole_audit_are_taken_along_when_it_was_of_the_version_shown(
    small_database: Path, tmp_path: Path
) -> None:
    quality, target = tmp_path / "quality", tmp_path / "site"
    (quality / "validations").mkdir(parents=True)
    (quality / "index.html").write_text("the audit")
    (quality / "validations" / "raw.html").write_text("raw")
    (quality / "pages-of.json").write_text('{"full_audited_at": "2026-11-23T02:30:00+00:00"}')
    page = target / "datakwaliteit.html"
    audited = shutil.copyfile(small_database, tmp_path / "audited.duckdb")
    with duckdb.connect(audited) as connection:
        connection.execute(
            "insert into dq.audit (run_id, audited_at, is_full, scope_reason, full_audited_at) "
            "values ('run-2', '2026-11-25 02:30:00+00', false, 'unchanged', '2026-11-23 02:30:00+00')"
        )
    render_site(audited, target, manifest={"run_id": "run-2"}, quality=quality)
    assert (target / "controles" / "validations" / "raw.html").read_text() == "raw"
    assert "controles/index.html" in page.read_text(encoding="utf-8")
    with duckdb.connect(audited) as connection:
        connection.execute("update dq.audit set full_audited_at = '2026-11-16 02:30:00+00'")
    render_site(audited, target, manifest={"run_id": "run-3"}, quality=quality)
    assert not (target / "controles").exists()
    assert "controles/index.html" not in page.read_text(encoding="utf-8")


def test_the_csv_of_members_holds_the_mart_unrounded(data: DataFolder, site: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((site / "csv" / "leden.csv").read_text(encoding="utf-8"))))
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        expected = connection.execute("select count(*), sum(words) from mart.member_speaking_time").fetchone()
    assert (len(rows), sum(int(row["words"]) for row in rows)) == expected
    assert any(row["words"] == "0" for row in rows)


def test_the_slim_copy_has_the_figures_and_no_texts(data: DataFolder, tmp_path: Path) -> None:
    slim = tmp_path / "slim.duckdb"
    write_slim_copy(data.current.resolve(), slim)
    with duckdb.connect(str(slim), read_only=True) as connection:
        tables = {
            name
            for (name,) in connection.execute("select schema_name || '.' || table_name from duckdb_tables()").fetchall()
        }
        assert connection.execute("select mart.as_clock(3909)").fetchone() == ("1:05:09",)
    assert "mart.member_speaking_time" in tables
    assert tables.isdisjoint(LEFT_OUT)
    assert not any(name.startswith("raw.") for name in tables)
    assert slim.stat().st_size < everything_copied(data.current.resolve(), tmp_path / "whole.duckdb").stat().st_size


def everything_copied(database: Path, target: Path) -> Path:
    """All tables of a database in a file of the slim copy's format, which holds texts as they are."""
    with duckdb.connect(str(target)) as connection:
        connection.execute(f"attach '{database}' as published (read_only)")
        for (name,) in connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where database_name = 'published' order by 1"
        ).fetchall():
            connection.execute(f"create schema if not exists {name.partition('.')[0]}")
            connection.execute(f"create table {name} as from published.{name}")
    return target
