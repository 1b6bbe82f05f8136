"""A published database of an invented parliament, its site, and a real browser that may not leave the machine."""

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import duckdb
import polars as pl
import pytest
from chromium import chromium_path
from hand_made.world import hand_made_world
from needed import QUERY_PAGE, is_missing
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from published_folder import RUN_ID, publish_folder

from dashboards.site import RenderedSite, render_site
from expectations.history import record_audit
from expectations.results import AuditResult, CheckFamily, CheckResult, CheckSeverity, Sentence
from parliament.model import Provenance
from parliament.people.register_json import register_to_json
from replica.make_sample import true_register
from replica.render_text import render_text
from replica.world import WorldSettings, build_world
from warehouse.paths import DataFolder
from warehouse.publish import read_manifest
from warehouse.quality import append_quality_rows
from warehouse.schema import quality_schemas
from warehouse.source_sightings import SourceSighting, record_sightings

DASHBOARDS = Path(__file__).resolve().parent.parent.parent / "dashboards"
# Over two session years, with plenary sittings, votes and a change of members; small, so that it is built in seconds.
WORLD = WorldSettings(
    seed=11, meetings=14, first_date=date(2022, 2, 1), years=1.2, plenary_share=0.35, speeches_per_report=30
)
SCRIPT = "<script>window.escaped = false</script><img src=x onerror='window.escaped = false'>"
EARLIER_RUN_ID = "20230630T010000Z-0001"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser's tests in one process, so that the site is made once; before pytest-xdist looks for groups."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("site"))


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A published database, made by the real stages from reports of the replica, with hostile text in it."""
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    source = tmp_path_factory.mktemp("reports")
    write_reports(source)
    publish_folder(folder, source, before_build=make_hostile_and_official, after_build=record_quality)
    return folder


def write_reports(folder: Path) -> None:
    world = build_world(WORLD)
    for plan in world.plans:
        if plan.has_report:
            text = render_text(world.script(plan.index), world.house).text
            (folder / f"{plan.index:03d}.txt").write_text(text, encoding="utf-8")
    register = true_register(world.house, Provenance("replica", date(2026, 11, 1)))
    (folder / "register.json").write_text(register_to_json(register), encoding="utf-8")


def make_hostile_and_official(candidate: Path) -> None:
    """Give the reports addresses as the service has them, and put markup into text that comes from the source."""
    with duckdb.connect(str(candidate)) as connection:
        connection.execute("update raw.report set report_url = 'https://docs.example.org/pfile?id=' || rowid")
        connection.execute("update raw.meeting set web_url = 'https://www.example.org/verg/' || meeting_id")
        connection.execute("update raw.question set subject = ? where question_ordinal = 1", [SCRIPT])
        connection.execute("update raw.agenda_item set title = ? where item_ordinal = 2", [SCRIPT])
        connection.execute("update raw.report set report_url = 'javascript:alert(1)' where rowid = 0")


def record_quality(candidate: Path) -> None:
    """Two runs of two checks, one of which failed in the last, with markup in a failing row; a source that grew."""
    fields = [
        SourceSighting("field", "/vi/{id}", place, "", "https://www.example.org/vi/1") for place in ("id", "titel")
    ]
    record_sightings(candidate, fields, EARLIER_RUN_ID, datetime(2023, 6, 30, 1, tzinfo=UTC))
    new = SourceSighting("value", "/vi/{id}", "objecttype.naam", SCRIPT, "javascript:alert(1)")
    gone = replace(fields[1], is_missing=True)
    record_sightings(candidate, (fields[0], gone, new), RUN_ID, datetime(2023, 7, 1, 1, tzinfo=UTC))
    for run_id, day, is_good in ((EARLIER_RUN_ID, 30, True), (RUN_ID, 1, False)):
        at = datetime(2023, 6 if is_good else 7, day, 1, tzinfo=UTC)
        checks = (
            check("speech_lost_in_build", is_good=True, severity=CheckSeverity.CRITICAL),
            check("answer_missing", is_good=is_good, severity=CheckSeverity.WARNING),
        )
        record_audit(candidate, AuditResult(run_id, at, checks))
        run: dict[str, Any] = dict.fromkeys(quality_schemas()["run"])
        run |= {"run_id": run_id, "source_name": "sample", "started_at": at, "outcome": "published", "report_count": 9}
        frame = pl.DataFrame([run], schema=dict(quality_schemas()["run"]), orient="row")
        append_quality_rows(candidate, {"run": frame})


def check(name: str, *, is_good: bool, severity: CheckSeverity) -> CheckResult:
    sample = () if is_good else ({"agenda_item_id": "C1-i01", "title": SCRIPT},)
    return CheckResult(
        check_name=name, family=CheckFamily.COMPLETENESS, severity=severity, table_name="core.agenda_item",
        sentence=Sentence("Elke vraag heeft een antwoord.", "Every question has an answer."), success=is_good,
        failing_row_count=len(sample), sample_rows=sample, seconds=0.1,
    )  # fmt: skip


@pytest.fixture(scope="session")
def first_rendering(data: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RenderedSite]:
    """The site, and what rendering it said."""
    target = tmp_path_factory.mktemp("site")
    return target, render_site(data.current.resolve(), target, manifest=read_manifest(data))


@pytest.fixture(scope="session")
def site(first_rendering: tuple[Path, RenderedSite]) -> Path:
    """The rendered site."""
    return first_rendering[0]


@pytest.fixture(scope="session")
def hand_made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the world written by hand."""
    world = hand_made_world(tmp_path_factory.mktemp("hand-made") / "world.duckdb")
    site = tmp_path_factory.mktemp("hand-made-site")
    render_site(world.path, site, manifest={})
    return site


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without writing a line a request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class SlowHandler(QuietHandler):
    """A narrow line: a page comes in pieces, so that a browser could paint half of it, and the script comes late."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a page or script in pieces with pauses between."""
        if self.path.endswith(".js"):
            sleep(0.1)
        while piece := source.read(24_000 if self.path.endswith((".html", ".js")) else 4_000_000):
            outputfile.write(piece)
            outputfile.flush()
            sleep(0.03)


@contextmanager
def serving(site: Path, handler: type[QuietHandler]) -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()
    running.server_close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site served on localhost: its address."""
    with serving(site, QuietHandler) as address:
        yield address


@pytest.fixture(scope="session")
def slow_server(site: Path) -> Iterator[str]:
    """The site served as over a narrow line: its address."""
    with serving(site, SlowHandler) as address:
        yield address


@pytest.fixture(scope="session")
def browser_thread() -> Iterator[ThreadPoolExecutor]:
    """Where Playwright lives: its event loop runs as long as it does, and no other test may find that in its thread."""
    with ThreadPoolExecutor(1, "browser") as thread:
        yield thread


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that uses the browser in the browser's thread."""
    thread: ThreadPoolExecutor | None = pyfuncitem.funcargs.get("browser_thread")
    if thread is None:
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    thread.submit(pyfuncitem.obj, **arguments).result()
    return True


@pytest.fixture(scope="session")
def browser(browser_thread: ThreadPoolExecutor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium of this machine, with a folder of its own for what it writes meanwhile."""
    executable = chromium_path()
    playwright = browser_thread.submit(lambda: sync_playwright().start()).result()
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    environment = {**os.environ, "TMPDIR": str(tmp_path_factory.mktemp("browser"))}
    launched = browser_thread.submit(
        playwright.chromium.launch, executable_path=executable, args=arguments, env=environment
    )
    try:
        yield launched.result()
        browser_thread.submit(launched.result().close).result()
    finally:
        browser_thread.submit(playwright.stop).result()


@dataclass
class Visitor:
    """A person with a browser: notes every message in the console and every request that leaves the machine."""

    page: Page
    site: Path
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen."""
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, address: str) -> None:
        if not address.startswith(("file://", "http://127.0.0.1:", "data:", "blob:")):
            self.foreign.append(address)

    def open(self, path: str) -> Page:
        """Open a page of the site from its file."""
        self.page.goto(f"file://{self.site}/{path}")
        return self.page


@pytest.fixture
def visitor(
    browser: Browser, browser_thread: ThreadPoolExecutor, site: Path, request: pytest.FixtureRequest
) -> Iterator[Visitor]:
    """Somebody who visits; at the end nothing may have gone wrong and nothing have left the machine.

    ``@pytest.mark.parametrize("visitor", [{"width": 360}], indirect=True)`` gives another screen.
    """
    wish = getattr(request, "param", {})
    viewport = ViewportSize(width=wish.get("width", 1280), height=900)
    screen = {"viewport": viewport, "color_scheme": wish.get("scheme", "light"), "locale": "nl-BE"}
    context = browser_thread.submit(browser.new_context, **screen).result()
    one = browser_thread.submit(lambda: Visitor(context.new_page(), site)).result()
    yield one
    browser_thread.submit(context.close).result()
    assert one.errors == []
    assert one.foreign == []


@pytest.fixture
def query_page(site: Path) -> str:
    """The page "Zelf rekenen", with what it needs."""
    if not (site / "rekenen" / "query.js").is_file():
        is_missing(QUERY_PAGE)
    return "zelf-rekenen.html"


def comparison(site: Path) -> str:
    """The page that compares, with two members chosen."""
    names = re.findall(r'\["leden","([^"]+)"', (site / "vergelijken" / "namen.js").read_text(encoding="utf-8"))
    return f"vergelijken.html?wie={','.join(names[:2])}"


@pytest.fixture(scope="session")
def page_kinds(site: Path) -> dict[str, str]:
    """One page of every kind, the busiest of its kind where there are many."""

    def largest(pattern: str) -> str:
        return str(max(site.glob(pattern), key=lambda path: path.stat().st_size).relative_to(site))

    return {
        "overview": "index.html",
        "members": "leden.html",
        "members of an earlier year": largest("leden/zittingsjaar-*.html"),
        "member": largest("leden/7*.html"),
        "member and year": largest("leden/*/2*.html"),
        "member and legislature": largest("leden/*/legislatuur-*.html"),
        "parties": "fracties.html",
        "party": largest("fracties/[!z]*.html"),
        "party and year": largest("fracties/*/*.html"),
        "committees": "commissies.html",
        "ministers": "ministers.html",
        "questions": "vragen.html",
        "interruptions": "onderbrekingen.html",
        "comparison": comparison(site),
        "themes": "themas.html",
        "votes": "stemmingen.html",
        "meetings": "vergaderingen.html",
        "meeting": largest("vergaderingen/[CP]*.html"),
        "speeches": largest("spreekbeurten/*.html"),
        "debate": largest("debatten/*-2022-2023/*.html"),
        "debate of an older year": largest("debatten/*-2021-2022/*.html"),
        "search": "zoeken.html",
        "quality": "datakwaliteit.html",
        "method": "methode.html",
        "query": "zelf-rekenen.html",
        "download": "download.html",
    }
