"""The API and the feeds beside the pages: valid by the standards' own tools, complete, quiet when nothing changes."""

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import duckdb
import feedparser
import jsonschema
import pytest
from lxml import etree, html
from openapi_spec_validator import validate

from dashboards.open_data.json_text import json_text
from dashboards.site import render_site
from warehouse.dictionary import build_empty_database
from warehouse.paths import DataFolder
from warehouse.publish import read_manifest

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://spreektijd.example/"
DATA_LINK = re.compile(r'<link rel="alternate" type="application/(?:json|gzip)" href="([^"]+)"')
LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def api(site: Path) -> Path:
    return site / "api" / "v1"


@pytest.fixture(scope="module")
def description(api: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((api / "openapi.json").read_text(encoding="utf-8"))
    return read


def read(file: Path) -> Any:
    return json.loads(gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes())


def files_of(api: Path, path: str) -> list[Path]:
    pattern = re.sub(r"\{\w+\}", "*", path.lstrip("/"))
    return sorted(api.glob(pattern))


def test_the_description_is_openapi(description: dict[str, Any]) -> None:
    validate(description)


def test_every_file_is_described_and_is_as_described(api: Path, description: dict[str, Any]) -> None:
    seen = {api / "openapi.json"}
    for path, operations in description["paths"].items():
        [content] = operations["get"]["responses"]["200"]["content"].values()
        schema = content["schema"]
        files = files_of(api, path)
        assert files, path
        for file in files:
            jsonschema.validate(read(file), schema)
        seen.update(files)
    assert {*api.rglob("*.json"), *api.rglob("*.gz")} == seen


def test_its_examples_are_real(api: Path, description: dict[str, Any]) -> None:
    for path, operations in description["paths"].items():
        examples = {one["name"]: one["example"] for one in operations["get"]["parameters"] if "example" in one}
        if examples:
            assert (api / path.lstrip("/").format(**examples)).exists()


def test_every_speech_is_in_it_as_in_the_database(api: Path, data: DataFolder) -> None:
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        texts = dict(connection.execute("select speech_key, text from core.speech").fetchall())
    meetings = [read(file) for file in (api / "meetings").glob("*.json.gz")]
    found = {speech["speech_key"]: speech["text"] for meeting in meetings for speech in meeting["speeches"]}
    assert found == texts


def test_every_address_in_it_leads_to_a_file(api: Path) -> None:
    index = json.loads((api / "index.json").read_text(encoding="utf-8"))
    years = [address for year in index["session_years"] for name, address in year.items() if name != "session_year"]
    for address in (index["openapi"], index["members"], index["checks"], *index["feeds"].values(), *years):
        assert (api / address).resolve().is_file(), address
    for year in api.glob("session-years/*/meetings.json"):
        for row in json.loads(year.read_text(encoding="utf-8"))["rows"]:
            assert (year.parent / row["href"]).resolve().is_file()
    for row in json.loads((api / "members.json").read_text(encoding="utf-8"))["rows"]:
        assert (api / row["href"]).is_file()


def test_every_feed_is_valid_atom_and_leads_to_pages(site: Path) -> None:
    feeds = sorted((site / "feeds").rglob("*.xml"))
    kinds = {feed.relative_to(site / "feeds").parts[0] for feed in feeds}
    assert kinds >= {"meetings.xml", "members", "parties", "quality.xml"}
    ids: set[str] = set()
    for feed in feeds:
        read = feedparser.parse(feed.read_bytes())
        assert not read.bozo, (feed, read.get("bozo_exception"))
        tree = etree.parse(str(feed)).getroot()
        for element in (tree, *tree.iter(f"{ATOM}entry")):
            children = [etree.QName(child).localname for child in element]
            assert [children.count(name) for name in ("id", "title", "updated")] == [1, 1, 1]
        entries = [entry.findtext(f"{ATOM}id") for entry in tree.iter(f"{ATOM}entry")]
        assert len(entries) == len(set(entries))
        assert len(entries) <= 30
        moments = [entry.findtext(f"{ATOM}updated") for entry in tree.iter(f"{ATOM}entry")]
        assert tree.findtext(f"{ATOM}updated") == max(moments, default="1970-01-01T00:00:00+00:00")
        assert "VERZONNEN" in (tree.findtext(f"{ATOM}rights") or "")
        for link in tree.iter(f"{ATOM}link"):
            assert (feed.parent / link.get("href")).resolve().is_file(), (feed, link.get("href"))
        ids.add(tree.findtext(f"{ATOM}id") or "")
    assert len(ids) == len(feeds)


@pytest.mark.thorough
def test_another_version_of_the_same_content_changes_the_index_alone(data: DataFolder, tmp_path: Path) -> None:
    manifest = read_manifest(data)
    for version in (manifest["version"], "20300101T000000Z-ffff"):
        before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
        render_site(data.current.resolve(), tmp_path / "site", manifest={**manifest, "version": version})
    changed = {
        path.relative_to(tmp_path / "site").as_posix()
        for path, at in before.items()
        if path.exists() and path.stat().st_mtime_ns != at and path.parts[-2] != "download"
    }
    assert {path for path in changed if path.startswith(("api/", "feeds/"))} == {"api/v1/index.json"}


def test_every_page_leads_to_its_data(site: Path) -> None:
    found = {path: DATA_LINK.findall(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    pages = {path: links for path, links in found.items() if links}
    assert {path.relative_to(site).parts[0] for path in pages} >= {
        "leden",
        "vergaderingen",
        "fracties",
        "en",
        "index.html",
    }
    for page, links in pages.items():
        (link,) = links
        assert (page.parent / unquote(link)).resolve().is_file(), (page, link)


def test_meetings_and_the_data_set_are_described_in_their_pages(site: Path, data: DataFolder) -> None:
    found = {path: LINKED_DATA.findall(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    described = {path: json.loads(texts[0]) for path, texts in found.items() if texts}
    kinds = Counter(one["@type"] for one in described.values())
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        (meetings,) = connection.execute("select count(*) from mart.meeting_summary").fetchone() or (0,)
    assert kinds == {"Dataset": 2, "Event": 2 * meetings}
    for page, one in described.items():
        assert "VERZONNEN" in one["description"]
        part = one["distribution"][-1] if one["@type"] == "Dataset" else one["subjectOf"]
        assert (page.parent / part["contentUrl"]).resolve().is_file()


def test_a_site_that_knows_its_address_tells_it_everywhere(tmp_path: Path) -> None:
    database = tmp_path / "empty.duckdb"
    build_empty_database(database)
    site = tmp_path / "site"
    render_site(database, site, manifest={}, address=ADDRESS)
    assert render_site(database, site, manifest={}, address=ADDRESS).files_written == 0
    listed = {one.text for one in etree.parse(str(site / "sitemap.xml")).iter("{*}loc")}
    pages = {f"{ADDRESS}{path.relative_to(site).as_posix()}": path for path in site.rglob("*.html")}
    assert listed == pages.keys()
    for address, page in pages.items():
        head = html.fromstring(page.read_text(encoding="utf-8")).find("head")
        assert head.xpath("string(link[@rel='canonical']/@href)") == address
        assert address in head.xpath("link[@hreflang]/@href")
        assert set(head.xpath("link[@hreflang]/@href")) <= pages.keys()
        told = {one.get("property"): one.get("content") for one in head.xpath("meta[starts-with(@property, 'og:')]")}
        assert told["og:url"] == address
        assert told["og:title"]
        assert (site / told["og:image"].removeprefix(ADDRESS)).read_bytes().startswith(b"\x89PNG")


def test_a_site_that_does_not_says_nothing_of_it(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "og:" not in page
    assert "canonical" not in page
    assert not (site / "sitemap.xml").exists()
    assert "Disallow: /" in (site / "robots.txt").read_text()


def test_what_is_no_number_is_null() -> None:
    assert json_text({"a": float("nan"), "b": [float("inf"), 0.1234567], "c": {"d": None}}) == (
        '{"a":null,"b":[null,0.123457],"c":{"d":null}}\n'
    )
