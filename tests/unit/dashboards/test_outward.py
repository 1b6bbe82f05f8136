"""What the site says of itself to crawlers, portals and those who share a link."""

import json
from datetime import date
from io import BytesIO
from typing import Any

import jsonschema
import pytest
from lxml import etree
from PIL import Image
from rdflib import DCAT, DCTERMS, RDF, Graph
from rdflib.compare import isomorphic

from dashboards.language import languages
from dashboards.open_data.catalogue import catalogue_files
from dashboards.open_data.linked_data import dataset, event
from dashboards.open_data.outward import GENERAL_PICTURE, Outward
from dashboards.open_data.pictures import drawn, svg
from dashboards.open_data.sitemap import PAGES_PER_FILE, crawler_files
from dashboards.page import Page
from flows.settings import SITE_ADDRESS_VARIABLE, public_site_address
from parliament.errors import UsageError
from warehouse.origin import DataOrigin

ADDRESS = "https://spreektijd.example/"
MANIFEST = {"version": "20240101T000000Z-0001", "published_at": "2024-01-01T00:00:00+00:00"}
YEARS = ("2021-2022", "2020-2021")
DOWNLOADS = (("download/spreektijd-x.duckdb", 100), ("download/spreektijd-x-parquet.zip", 50))
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def catalogue(origin: DataOrigin, address: str | None = ADDRESS) -> dict[str, str]:
    return {file.path: file.text for file in catalogue_files(MANIFEST, YEARS, DOWNLOADS, origin, address)}


@pytest.mark.parametrize("address", [ADDRESS, None])
@pytest.mark.parametrize("origin", DataOrigin)
def test_both_forms_of_the_catalogue_say_the_same(origin: DataOrigin, address: str | None) -> None:
    files = catalogue(origin, address)
    base = f"{ADDRESS}open-data/dcat"
    turtle = Graph().parse(data=files["open-data/dcat.ttl"], format="turtle", publicID=base)
    linked = Graph().parse(data=files["open-data/dcat.jsonld"], format="json-ld", base=base)
    assert len(turtle) > 40
    assert isomorphic(turtle, linked)


def test_the_catalogue_has_what_dcat_ap_asks_for() -> None:
    graph = Graph().parse(data=catalogue(DataOrigin.OFFICIAL)["open-data/dcat.ttl"], format="turtle")
    # The mandatory properties of DCAT-AP 2.1, by class.
    wanted = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
        DCAT.Distribution: (DCAT.accessURL, DCTERMS.license),
    }
    for kind, properties in wanted.items():
        things = list(graph.subjects(RDF.type, kind))
        assert things, kind
        for thing in things:
            assert all(graph.value(thing, one) is not None or (thing, one, None) in graph for one in properties)
    assert len(list(graph.subjects(RDF.type, DCAT.Distribution))) == len(DOWNLOADS) + 1


def test_a_text_that_would_end_a_literal_stays_one() -> None:
    manifest = {**MANIFEST, "version": 'a"@nl . <x> \\ \n b'}
    (turtle, _) = catalogue_files(manifest, YEARS, DOWNLOADS, DataOrigin.OFFICIAL, ADDRESS)
    graph = Graph().parse(data=turtle.text, format="turtle")
    assert [str(one) for one in graph.objects(None, DCTERMS.identifier)] == [manifest["version"]]


# Of schema.org, what Google's guide to data sets asks of one, and to events of theirs.
DATASET: dict[str, Any] = {
    "required": ["@context", "@type", "name", "description", "license", "creator", "distribution", "version"],
    "properties": {
        "@context": {"const": "https://schema.org"}, "@type": {"const": "Dataset"},
        "description": {"type": "string", "minLength": 50, "maxLength": 5000},
        "license": {"type": "string", "pattern": "^https://"},
        "temporalCoverage": {"pattern": "^[0-9]{4}/[0-9]{4}$"},
        "distribution": {"minItems": 1, "items": {"required": ["@type", "encodingFormat", "contentUrl"]}},
    },
}  # fmt: skip
EVENT: dict[str, Any] = {
    "required": ["@context", "@type", "name", "startDate"],
    "properties": {"@type": {"const": "Event"}, "startDate": {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}},
}


@pytest.mark.parametrize("origin", DataOrigin)
def test_the_data_set_and_its_meetings_are_described_and_invented_ones_say_so(origin: DataOrigin) -> None:
    described = dataset(MANIFEST, YEARS, DOWNLOADS, origin, "../")
    jsonschema.validate(json.loads(json.dumps(described)), DATASET)
    meeting = {"meeting_id": "M1", "meeting_date": date(2021, 3, 4), "web_url": "javascript:alert(1)"}
    met = event(meeting, "Plenaire vergadering", origin, "../")
    jsonschema.validate(json.loads(json.dumps(met)), EVENT)
    assert "url" not in met
    is_invented = origin is DataOrigin.INVENTED
    assert ("VERZONNEN" in described["description"], "VERZONNEN" in met.get("description", "")) == (is_invented,) * 2
    assert ("organizer" in met) is not is_invented


def test_a_sitemap_lists_pages_alone_and_is_parted_at_the_protocols_limit() -> None:
    paths = [f"leden/a&b {number}.html" for number in range(PAGES_PER_FILE + 1)] + ["csv/leden.csv"]
    files = {file.path: file.text for file in crawler_files(paths, DataOrigin.OFFICIAL, ADDRESS)}
    assert sorted(files) == ["robots.txt", "sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    index = etree.fromstring(files["sitemap.xml"].encode())
    assert [one.text for one in index.iter(f"{SITEMAP}loc")] == [f"{ADDRESS}sitemap-{n}.xml" for n in (1, 2)]
    second = etree.fromstring(files["sitemap-2.xml"].encode())
    assert [one.text for one in second.iter(f"{SITEMAP}loc")] == [f"{ADDRESS}leden/a%26b%209999.html"]
    assert files["robots.txt"] == f"User-agent: *\nAllow: /\nSitemap: {ADDRESS}sitemap.xml\n"


def test_crawlers_are_kept_from_invented_data_and_no_address_is_made_up() -> None:
    files = list(crawler_files(["index.html"], DataOrigin.INVENTED, None))
    assert [(file.path, file.text) for file in files] == [("robots.txt", "User-agent: *\nDisallow: /\n")]


def test_a_page_tells_its_address_its_other_language_and_its_picture() -> None:
    outward = Outward(ADDRESS, {"beeld/leden/7.png"})
    dutch, english = languages()
    page = Page("leden/7.html", "member.html", "members", {})
    head = outward.head(page, english)
    assert head.canonical == f"{ADDRESS}en/leden/7.html"
    assert head.alternates == [("nl", f"{ADDRESS}leden/7.html"), ("en", f"{ADDRESS}en/leden/7.html")]
    assert head.picture == f"{ADDRESS}beeld/leden/7.png"
    other = Page("leden/8.html", "debate.html", "members", {}, is_bilingual=True)
    assert outward.head(other, dutch).alternates == [("nl", f"{ADDRESS}leden/8.html")]
    assert outward.picture_of(other) == GENERAL_PICTURE


@pytest.mark.parametrize("title", ["Orla", "A & <b>", "x" * 200, "een " * 60, "\x00\ud800", ""])
def test_any_name_gives_a_picture_that_can_be_drawn(title: str) -> None:
    picture = drawn(svg(title, title, DataOrigin.INVENTED), "#123456")
    # A plain page of text: a picture as the drawer gives it is 57 kB.
    assert len(picture) < 16_000
    with Image.open(BytesIO(picture)) as image:
        assert image.size == (600, 315)
        shown = image.convert("RGB")
        assert shown.getpixel((3, 300)) == (0x12, 0x34, 0x56)
        assert shown.getpixel((590, 5)) == (255, 255, 255)
        darkest = min((colour for _, colour in shown.getcolors() or ()), key=sum)
    # Whom to name is written in ink, whatever the title is.
    assert darkest == (28, 28, 28)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://a.example/x", "https://a.example/x/"),
        ("http://a.example/", "http://a.example/"),
        ("http://localhost:8700/", None),
        ("http://127.0.0.1:8700", None),
        ("", None),
    ],
)
def test_the_address_of_the_site_is_told_unless_it_is_this_machine(
    monkeypatch: pytest.MonkeyPatch, given: str, address: str | None
) -> None:
    monkeypatch.setenv(SITE_ADDRESS_VARIABLE, given)
    assert public_site_address() == address


@pytest.mark.parametrize("given", ["a.example", "ftp://a.example", "https://", "https://a.example/?q=1"])
def test_what_is_no_address_is_told(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(SITE_ADDRESS_VARIABLE, given)
    with pytest.raises(UsageError, match="no address of a website"):
        public_site_address()
