"""Every number leads to its rows, and the page behind it prints the same total (decision 081).

A link with ``data-measure`` is followed; what it leads to must show, in the part that the address names, an element
with ``data-total`` of that measure and the same number. Pages that filter in the browser are opened there, the others
read.
"""

import csv
import re
from collections import Counter, defaultdict
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import duckdb
import pytest
from hand_made.world import hand_made_world
from published_folder import publish_folder

from dashboards.predicates import Predicate, rows_address
from dashboards.site import render_site
from tests.conftest import SHARED, shared_material
from warehouse.build import build
from warehouse.paths import DataFolder
from warehouse.publish import read_manifest

# A browser opens a filtered page in some 0.1 s, and there are thousands: so many of each kind, all in thorough tests.
MOST_OPENED = 4
VOID = {"meta", "link", "br", "img", "input", "hr", "path", "rect", "circle", "use"}


def number_of(text: str) -> int:
    return int(re.sub(r"\D", "", text) or 0)


class Numbers(HTMLParser):
    """The links of a page with their measures and numbers, and its totals with the places they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str, int]] = []
        self.totals: dict[tuple[str | None, str], int] = {}
        self.places: set[str] = set()
        self._open: list[tuple[str, str | None]] = []
        self._link: tuple[str, str] | None = None
        self._measures: list[str] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"td", "th", "tr"} and self._open and self._open[-1][0] in {"td", "th"}:
            self._open.pop()
        if tag not in VOID:
            self._open.append((tag, values.get("id")))
        if values.get("id"):
            self.places.add(str(values["id"]))
        if "data-measure" in values:
            self._link, self._text = (str(values["data-measure"]), str(values["href"])), ""
        if "data-total" in values:
            self._measures, self._text = str(values["data-total"]).split(), ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if self._link and tag == "a":
            self.links.append((*self._link, number_of(self._text)))
            self._link = None
        if self._measures:
            for measure in self._measures:
                for place in [None, *(place for _, place in self._open if place)]:
                    self.totals[place, measure] = number_of(self._text)
            self._measures = []
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]


@cache
def numbers_on(path: Path) -> Numbers:
    page = Numbers()
    page.feed(path.read_text(encoding="utf-8"))
    return page


@cache
def rows_of_csv(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def followed(site: Path, pages: list[Path]) -> tuple[Counter[str], list[Any], dict[str, list[Any]]]:
    """Follow every number of pages: how many by measure, those that do not add up, and those that need a browser."""
    count: Counter[str] = Counter()
    wrong: list[Any] = []
    filtered: dict[str, list[Any]] = defaultdict(list)
    for path in pages:
        for measure, link, value in numbers_on(path).links:
            count[measure] += 1
            file, _, place = link.partition("#")
            file, _, query = file.partition("?")
            target = (path.parent / unquote(file)).resolve()
            shown = str(path.relative_to(site))
            if query:
                filtered[f"{target.relative_to(site.resolve())}?{query}"].append((shown, measure, value))
            elif not target.is_file():
                wrong.append((shown, link, "no such page"))
            elif target.suffix == ".csv":
                if rows_of_csv(target) != value:
                    wrong.append((shown, link, measure, value, rows_of_csv(target)))
            elif numbers_on(target).totals.get((unquote(place) or None, measure)) != value:
                wrong.append((shown, link, measure, value, numbers_on(target).totals.get((unquote(place), measure))))
    return count, wrong, filtered


def chosen_of(filtered: dict[str, list[Any]], most: int | None) -> list[str]:
    """Addresses to open: all, or of each page and kind of filter and measure at most so many, from first to last."""
    kinds: dict[Any, list[str]] = defaultdict(list)
    for address, links in filtered.items():
        page, _, query = address.partition("?")
        kinds[page, re.sub(r"=[^&]*", "", query), links[0][1]].append(address)
    if most is None:
        return list(filtered)
    return [address for found in kinds.values() for address in found[:: -(-len(found) // most)]]


def followed_in_browser(page: Any, base: str, filtered: dict[str, list[Any]], most: int | None = None) -> list[Any]:
    """Open filtered pages once and compare their totals with the numbers that lead there."""
    wrong = []
    for address in chosen_of(filtered, most):
        links = filtered[address]
        page.goto(f"{base}/{address}")
        if address.startswith("vragen"):
            page.locator("[role=status]", has_text=re.compile("gevonden|found")).wait_for()
        if address.startswith("stemmingen"):
            page.locator("[data-votes][data-ready]").wait_for(state="attached")
        for shown, measure, value in links:
            total = page.locator(f"[data-total~={measure}]").first.text_content()
            if number_of(total) != value:
                wrong.append((shown, address, measure, value, total))
    return wrong


def every_page(site: Path) -> list[Path]:
    """All pages, of one language: both are made from the same rows by the same templates."""
    return [path for path in sorted(site.rglob("*.html")) if path.relative_to(site).parts[0] not in {"en", "controles"}]


def test_every_number_of_the_invented_parliament_adds_up_to_its_rows(visitor: Any, site: Path) -> None:
    count, wrong, filtered = followed(site, every_page(site))
    assert wrong == []
    assert followed_in_browser(visitor.page, f"file://{site}", filtered, MOST_OPENED) == []
    assert {
        "words",
        "speeches",
        "members",
        "speakers",
        "asked",
        "addressed",
        "answer_words",
        "meetings",
        "votes",
        "casts",
        "rice",
        "listed",
        "days_in_office",
        "longest_speech",
        "questioner_words",
        "committee_words",
        "party_interjections",
    } <= count.keys()
    assert sum(count.values()) > 1000


@pytest.mark.thorough
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", ["site", "real_site", "hand_made_site"])
def test_every_filtered_page_adds_up_to_its_rows(visitor: Any, name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name)
    _, _, filtered = followed(site, every_page(site))
    assert followed_in_browser(visitor.page, f"file://{site}", filtered) == []


# Columns whose numbers follow from those beside them (a share, a rank, an estimate of words, a ratio), or are of the
# run and not of rows; tables that are evidence themselves say so (``data-evidence``). Everything else has a link.
DERIVED = {
    "Plaats", "Plaats in spreektijd", "Plaats in vragen", "Spreektijd (geschat)", "Aandeel woorden", "Aandeel zetels",
    "Aandeel", "Per dag in functie", "Woorden per zitting", "Woorden per lid", "Antwoord per vraag", "Wie spreekt",
}  # fmt: skip
EVERY_KIND = (
    "index.html", "leden.html", "fracties.html", "ministers.html", "commissies.html", "themas.html", "vragen.html",
    "vergaderingen.html", "onderbrekingen.html", "leden/[!z]*.html", "leden/*/2*.html", "leden/*/legislatuur-*.html",
    "fracties/[!z]*.html", "fracties/*/*.html", "themas/[!z]*.html", "ministers/zittingsjaar-*.html",
    "datakwaliteit.html",
)  # fmt: skip
# Numbers of the page of data quality that have no rows of their own, by section and column, and why.
DERIVED_OF_QUALITY = {
    ("Dekking", "Vergaderingen bekend"): "those with a report and those without one, both beside it",
    ("Dekking", "Aan persoon toegewezen"): "a share of the words beside it",
    ("Dekking", "Alleen uit druk bekend"): "a share of the words beside it",
    (
        "Kwaliteit van de parser",
        "Klopt van wat de parser zegt",
    ): "of gold sets, which are no rows of what was published",
    ("Kwaliteit van de parser", "Gevonden van wat er staat"): "of gold sets, which are no rows of what was published",
    ("Alle controles", "Geslaagd"): "counts the checks that stand below it, by family",
    ("Alle controles", "Seconden"): "of the machine",
    ("Runs", "Nieuwe verslagen"): "of a run: its night opens by the date in front; a report keeps no list of runs",
    ("Runs", "Verslagen"): "as above",
    ("Runs", "Kritieke controles niet geslaagd"): "as above: the night has what the checks found",
    ("Runs", "Waarschuwingen"): "as above",
    ("Wat de parser niet zomaar kon aannemen", "Verslagen"): "different reports among the rows beside it",
}
BARE = """() => [...document.querySelectorAll('main table:not([data-evidence]):not(.turns)')].flatMap(table => {
    const names = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim());
    return [...table.tBodies].flatMap(body => [...body.rows]).flatMap(row => [...row.cells].filter(cell =>
        cell.tagName === 'TD' && ['right', 'center'].includes(getComputedStyle(cell).textAlign)
        && /[1-9]/.test(cell.textContent) && !cell.matches('[data-total], [data-divided]')
        && !cell.querySelector('[data-measure], [data-total], [data-divided], a[href^="#gat-"]'))
        .map(cell => [table.closest('section')?.querySelector('h2')?.textContent ?? '', names[cell.cellIndex]]));
})"""


@pytest.mark.parametrize("world", ["site", "hand_made_site"])
def test_a_number_without_a_link_follows_from_others(visitor: Any, world: str, request: pytest.FixtureRequest) -> None:
    """On the largest pages of every kind, closed parts and all: joined questions, votes and days were without one."""
    folder = request.getfixturevalue(world)
    bare: dict[str, set[tuple[str, str]]] = {}
    for kind in EVERY_KIND:
        for path in sorted(folder.glob(kind), key=lambda path: -path.stat().st_size)[:3]:
            visitor.page.goto(path.as_uri())
            found = {(section, column) for section, column in visitor.page.evaluate(BARE) if column not in DERIVED}
            if found := found - (DERIVED_OF_QUALITY.keys() if path.name == "datakwaliteit.html" else set()):
                bare[str(path.relative_to(folder))] = found
    assert bare == {}


def test_a_measure_that_no_page_shows_is_refused() -> None:
    with pytest.raises(ValueError, match="no page shows the rows of applause"):
        rows_address("applause", Predicate())


def test_every_minister_has_a_page(site: Path) -> None:
    """Of thirteen ministers of the real report eight led to pages that did not exist."""
    for path in (site / "ministers.html", *site.glob("ministers/*.html")):
        links = re.findall(r'<th scope="row"[^>]*><a href="([^"]+)"', path.read_text(encoding="utf-8"))
        assert links
        assert [link for link in links if not (path.parent / link).resolve().is_file()] == []


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real report, where the material is at hand."""
    reports = shared_material(SHARED / "reports")
    data = DataFolder(tmp_path_factory.mktemp("real-data"))
    publish_folder(data, reports)
    site = tmp_path_factory.mktemp("real-site")
    render_site(data.current.resolve(), site, manifest=read_manifest(data))
    return site


def test_every_number_of_the_real_report_adds_up_to_its_rows(visitor: Any, real_site: Path) -> None:
    count, wrong, filtered = followed(real_site, every_page(real_site))
    assert wrong == []
    assert followed_in_browser(visitor.page, f"file://{real_site}", filtered, MOST_OPENED) == []
    assert sum(count.values()) > 50
    for link in re.findall(
        r'<th scope="row"[^>]*><a href="([^"]+)"', (real_site / "ministers.html").read_text("utf-8")
    ):
        assert (real_site / link).is_file(), link


def test_every_number_of_the_hand_made_world_adds_up_to_its_rows(visitor: Any, hand_made_site: Path) -> None:
    """Switches of party, independents, a renamed party, answers for another, guests, meetings without a committee."""
    count, wrong, filtered = followed(hand_made_site, every_page(hand_made_site))
    assert wrong == []
    assert followed_in_browser(visitor.page, f"file://{hand_made_site}", filtered, MOST_OPENED) == []
    assert sum(count.values()) > 300
    assert {
        "follow_up_pairs", "interjections", "type_follow_ups", "answer_words", "joined", "withdrawn", "converted",
        "dated", "median_days", "questioners", "present", "absences", "ranked", "party_interjected",
    } <= count.keys()  # fmt: skip


@pytest.fixture(scope="session")
def divided_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-made world with a legislature that begins between the meetings of its busiest session year."""
    world = hand_made_world(tmp_path_factory.mktemp("divided") / "world.duckdb")
    with duckdb.connect(str(world.path)) as connection:
        connection.execute(
            """
            insert into raw.legislature by name
            select '2099-2104' as legislature, median(meeting_date)::date as start_date
            from core.meeting
            where session_year = (select arg_max(session_year, words) from mart.session_year_summary)
            """
        )
    build(world.path)
    site = tmp_path_factory.mktemp("divided-site")
    render_site(world.path, site, manifest={})
    return site


@pytest.mark.thorough
def test_a_year_of_two_legislatures_counts_in_each_with_its_own_meetings(divided_site: Path) -> None:
    """Whole legislatures led nowhere: "the rows are those of the session years", which may be more rows."""
    pages = sorted(divided_site.glob("leden/*/legislatuur-*.html"))
    assert any("deels in deze legislatuur" in path.read_text(encoding="utf-8") for path in pages)
    _, wrong, _ = followed(divided_site, [*sorted(divided_site.glob("leden/*.html")), *pages])
    assert wrong == []
