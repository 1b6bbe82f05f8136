"""What must hold for every kind of page, in a real browser."""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib
import pytest
from needed import QUERY_PAGE, is_missing

# First view: the page with its style and script, compressed.
BUDGET_BYTES = 100_000
# What Google calls good; the pages aim for none at all.
LAYOUT_SHIFT_LIMIT = 0.02
# Times slower than this machine, as a busy runner of CI or an old telephone is.
SLOW_MACHINE = 4
OBSERVE_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))
        .observe({type: 'layout-shift', buffered: true});
"""
# Two frames after loading everything that the page does by itself is painted; the observer is told in the next task.
SHIFTS_AFTER_PAINT = """() => new Promise(resolve =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(
        () => resolve(shifts.reduce((sum, value) => sum + value, 0)), 30))))"""
AXE = Path(__file__).resolve().parent.parent.parent / "dashboards" / "node_modules" / "axe-core" / "axe.min.js"
# Measuring the contrast of thousands of cells takes seconds a page, and the rows of a table are coloured alike.
FEW_ROWS = "document.querySelectorAll('tbody tr:nth-child(n+30)').forEach(row => row.remove())"
# Without its preload, which fetches style sheets and is refused by the page's policy.
AXE_OPTIONS = "preload: false, resultTypes: ['violations']"


def english(path: str) -> str:
    return path if path.startswith(("spreekbeurten/", "debatten/")) else f"en/{path}"


@pytest.mark.thorough
def test_every_page_loads_in_both_languages(visitor: Any, page_kinds: dict[str, str]) -> None:
    for kind, path in page_kinds.items():
        for address in (path, english(path)):
            page = visitor.open(address)
            assert page.locator("h1").count() == 1, (kind, address)
            assert "Vlaams Parlement" in page.locator("footer").inner_text(), address
            assert page.locator("[aria-current=page]").count() >= 1, address
    assert page.locator("html").get_attribute("lang") == "en"


def test_text_of_the_source_is_shown_as_text(visitor: Any, page_kinds: dict[str, str]) -> None:
    shown = 0
    for path in page_kinds.values():
        page = visitor.open(path)
        assert page.evaluate("window.escaped") is None, path
        shown += page.locator("main").inner_text().count("<script>window.escaped")
    assert shown >= 3


def test_an_address_that_is_not_of_the_web_never_becomes_a_link(site: Path) -> None:
    found = [path for path in site.rglob("*.html") if "javascript:" in path.read_text(encoding="utf-8")]
    assert found == []


def violations_of(page: Any, tags: str) -> list[Any]:
    """What axe finds on the page with the rules that ``tags`` choose, each with some of its places."""
    found = page.evaluate(f"axe.run({{{AXE_OPTIONS}, {tags}}}).then(found => found.violations)")
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


@pytest.mark.parametrize("width", [375, pytest.param(1280, marks=pytest.mark.thorough)])
def test_axe_finds_no_violation(visitor: Any, page_kinds: dict[str, str], width: int) -> None:
    """Every rule but those of colour: on the whole page, on a phone on the first rows of tables."""
    violations = {}
    for kind, path in page_kinds.items():
        page = opened_with_axe(visitor, path, is_whole=width == 1280)
        page.set_viewport_size({"width": width, "height": 800})
        violations[kind] = violations_of(page, "rules: {'color-contrast': {enabled: false}}")
    assert {kind: found for kind, found in violations.items() if found} == {}


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_of_colour(visitor: Any, page_kinds: dict[str, str], scheme: str) -> None:
    """The rules of colour, on the first rows of tables."""
    violations = {}
    for kind, path in page_kinds.items():
        page = opened_with_axe(visitor, path, is_whole=False)
        page.emulate_media(color_scheme=scheme)
        violations[kind] = violations_of(page, "runOnly: ['color-contrast', 'link-in-text-block']")
    assert {kind: found for kind, found in violations.items() if found} == {}


def opened_with_axe(visitor: Any, path: str, *, is_whole: bool) -> Any:
    if not AXE.is_file():
        is_missing(QUERY_PAGE)
    page = visitor.open(path)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    if not is_whole:
        page.evaluate(FEW_ROWS)
    return page


@pytest.mark.parametrize("visitor", [{"width": 360}], indirect=True)
def test_a_phone_never_scrolls_sideways(visitor: Any, page_kinds: dict[str, str]) -> None:
    wide = {}
    for kind, path in page_kinds.items():
        page = visitor.open(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[kind] = width
    assert wide == {}


def test_the_first_view_fits_the_budget(site: Path, page_kinds: dict[str, str]) -> None:
    """The page with its style and every script that it names."""
    heavy = {}
    for kind, path in page_kinds.items():
        file = site / path.partition("?")[0]
        text = file.read_text(encoding="utf-8")
        named = re.findall(r'<script src="([^"]+)"', text) + re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
        files = {file, *((file.parent / name).resolve() for name in named)}
        assert len(files) >= 5, path
        weight = sum(len(gzip.compress(one.read_bytes())) for one in files)
        if weight > BUDGET_BYTES:
            heavy[kind] = weight
    assert heavy == {}


@pytest.mark.thorough
@pytest.mark.parametrize("visitor", [{"width": 1280}, {"width": 390}], indirect=True)
def test_nothing_moves_while_a_page_loads(visitor: Any, slow_server: str, page_kinds: dict[str, str]) -> None:
    """On a slow machine over a narrow line, with filters in the address, too: nothing is painted before its place is
    known."""
    page = visitor.page
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW_MACHINE})
    page.add_init_script(OBSERVE_SHIFTS)
    with_filters = {"filtered": "leden.html?soort=committee&sorteer=5a", "searched": "vragen.html?jaar=alle"}
    moved = {}
    for kind, path in {**page_kinds, **with_filters}.items():
        page.goto(slow_server + path)
        moved[kind] = page.evaluate(SHIFTS_AFTER_PAINT)
    assert {kind: shift for kind, shift in moved.items() if shift > LAYOUT_SHIFT_LIMIT} == {}


def test_the_policy_allows_no_inline_script_or_style(site: Path, page_kinds: dict[str, str]) -> None:
    for path in page_kinds.values():
        text = (site / path.partition("?")[0]).read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
        assert policy is not None
        assert "unsafe-inline" not in policy[1]
        assert "unsafe-eval" not in policy[1].replace("wasm-unsafe-eval", "")
        assert "default-src 'none'" in policy[1]


def test_every_page_is_html_as_the_standard_parses_it(site: Path, page_kinds: dict[str, str]) -> None:
    """No error in the sense of the HTML standard's parser: nothing left open, nested or named wrongly."""
    wrong = {}
    for path in page_kinds.values():
        for address in (path, english(path)):
            parser = html5lib.HTMLParser()
            parser.parse((site / address.partition("?")[0]).read_text(encoding="utf-8"))
            if parser.errors:
                wrong[address] = parser.errors[:3]
    assert wrong == {}


def test_nothing_unknown_is_written_as_python_writes_it(site: Path) -> None:
    """An attendance that the service gives has no page of a report: it was "blz. None"."""
    found = [path for path in site.rglob("*.html") if re.search(r">[^<]*\bNone\b[^<]*<", path.read_text("utf-8"))]
    assert [str(path.relative_to(site)) for path in found if "controles" not in path.parts] == []


def test_nothing_said_is_no_estimate(site: Path, hand_made_site: Path) -> None:
    """A group that said nothing had "ca. 0 s", between "0 s – 0 s"."""
    pages = [path for folder in (site, hand_made_site) for path in folder.rglob("*.html")]
    found = [path for path in pages if re.search(r"(?:ca\.|about) 0 s\b|\b0 s – 0 s", path.read_text(encoding="utf-8"))]
    assert [path.name for path in found] == []


# The cells of a table whose words run out of them, into the next.
RUN_OUT = """() => [...document.querySelectorAll('main td, main th')]
    .filter(cell => cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 1)
    .map(cell => cell.textContent.slice(0, 60))"""


@pytest.mark.parametrize("visitor", [{"scheme": "light"}, {"scheme": "light", "width": 375}], indirect=True)
def test_no_word_of_the_votes_runs_into_the_next_column(visitor: Any) -> None:
    """On 28 November 2026 their table had the widths of another list, and two columns lay on top of each other."""
    page = visitor.open("stemmingen.html")
    page.locator("[data-votes][data-ready]").wait_for(state="attached")
    assert page.locator("#stemmingen tbody tr").count() > 0
    assert page.evaluate(RUN_OUT) == []


class Links(HTMLParser):
    """Every link of a page, and every place in it that a link may name."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value and tag != "svg":
                self.links.add(value)
            if name == "id" and value:
                self.places.add(value)


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    pages = {}
    for path in site.rglob("*.html"):
        pages[path] = Links()
        pages[path].feed(path.read_text(encoding="utf-8"))
    broken = set()
    for path, page in pages.items():
        for link in page.links:
            if link.startswith("https://"):
                continue
            file, _, place = link.partition("#")
            file = file.partition("?")[0]
            target = (path.parent / unquote(file)).resolve() if file else path
            if not target.is_file() or (place and target in pages and unquote(place) not in pages[target].places):
                broken.add((str(path.relative_to(site)), link))
    assert sorted(broken)[:10] == []


def test_every_chart_has_its_csv_and_a_label(site: Path, page_kinds: dict[str, str]) -> None:
    charts = 0
    for path in page_kinds.values():
        text = (site / path.partition("?")[0]).read_text(encoding="utf-8")
        for figure in re.findall(r"<figure>.*?</figure>", text, re.DOTALL):
            charts += 1
            assert 'aria-label="' in figure
            assert ".csv" in figure, path
    assert charts >= 6
