"""How soon the page Zoeken answers on ten years, and what for: ``python tests/bench/bench_first_answer.py SPEECHES``.

Ten session years of 100 000 speeches each, as many as the parliament holds a year, of 140 words by Zipf's law with the
first letters of Dutch; the search index alone is made of them, and asked in a browser through a server that compresses
as static hosts do. Goals: the first answer, from the opened page to its first hits, in under 300 ms and 300 kB.
"""

import argparse
import gzip
import json
import shutil
import sys
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter
from typing import Any, ClassVar
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support"), str(Path(__file__).resolve().parent)]

import duckdb  # noqa: E402 - beside the tests, not installed
from bench_marts import ROWS, SPEECHES_A_PART  # noqa: E402
from bench_site import SPEECH_ROWS, SPEECHES_A_REPORT  # noqa: E402
from chromium import chromium_path  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from zipf_texts import word, write_texts  # noqa: E402

from dashboards.folder import SiteFolder  # noqa: E402
from dashboards.pages.about import about_pages  # noqa: E402
from dashboards.published import read_published  # noqa: E402
from dashboards.reading import open_reader  # noqa: E402
from dashboards.search_index import write_search_index  # noqa: E402
from dashboards.site import _assets, _put_status  # noqa: E402
from dashboards.writing import SiteWriter  # noqa: E402
from parliament.speaking_time import shipped_rate  # noqa: E402
from warehouse.build import build  # noqa: E402
from warehouse.candidate import create_tables  # noqa: E402
from warehouse.load import load_frames  # noqa: E402
from warehouse.register_frames import speaking_rate_frame  # noqa: E402

GOAL_BYTES = 300_000
GOAL_MILLISECONDS = 300
TIMES = 5
QUERIES = {"a rare word": 150_000, "a usual word": 300, "the most usual word": 1}


def make_database(database: Path, speeches: int) -> None:
    """Ten years of meetings with their speeches and texts."""
    create_tables(database)
    load_frames(database, {"speaking_rate": speaking_rate_frame(shipped_rate())})
    build(database)  # makes the macro that the rows need
    reports = max(speeches // SPEECHES_A_REPORT, 1)
    with duckdb.connect(str(database)) as connection:
        for name, sql in ROWS.items():
            if name != "speech":
                of_ten_years = sql.replace("i * 10950", "i * 3650").replace("1995-09-25", "2015-09-25")
                connection.execute(of_ten_years, {"reports": reports} if "$reports" in sql else None)
        for low in range(0, speeches, SPEECHES_A_PART):
            connection.execute(SPEECH_ROWS, {"low": low, "high": min(low + SPEECHES_A_PART, speeches)})
        write_texts(connection)
    build(database)


def make_site(database: Path, site: Path) -> float:
    """The page Zoeken with its index; seconds that the index took."""
    folder = SiteFolder(site, "bench")
    folder.open()
    _put_status(site)
    with open_reader(database) as reader, SiteWriter(folder, None) as writer:
        published = read_published(reader, database, {})
        for path, content in _assets():
            folder.write(path, content)
        for page in about_pages(published, has_query_files=False, query_megabytes=0, downloads=()):
            writer.write(page)
        writer.finish()
        started = perf_counter()
        write_search_index(folder, published)
        taken = perf_counter() - started
    folder.close()
    return taken


class PatientServer(ThreadingHTTPServer):
    """Says nothing when a browser was closed before it had everything."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Go on."""


class CompressingHandler(SimpleHTTPRequestHandler):
    """Serves scripts, styles and pages compressed, and counts the bytes."""

    sent: ClassVar[dict[str, int]] = {}

    def do_GET(self) -> None:
        """Answer with the file, compressed."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = packed(path)
        CompressingHandler.sent[self.path] = len(content)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


PACKED: dict[Path, bytes] = {}


def packed(path: Path) -> bytes:
    """A file compressed once, as a host keeps it."""
    if path not in PACKED:
        PACKED[path] = gzip.compress(path.read_bytes(), 6)
    return PACKED[path]


FIRST_HITS = """() => new Promise((resolve) => {
    const look = () => document.querySelector('[data-hits] li a[href*="debatten/"]')
        ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))) : setTimeout(look, 4);
    look();
})"""


def ask(site: Path) -> dict[str, Any]:
    """For each query: median milliseconds from the opened page to its first hits, and bytes fetched until then."""
    figures: dict[str, Any] = {}
    server = PatientServer(("127.0.0.1", 0), partial(CompressingHandler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--headless", "--no-sandbox"])
        for name, rank in QUERIES.items():
            taken, weights = [], []
            for _ in range(TIMES + 1):
                context = browser.new_context()
                page = context.new_page()
                CompressingHandler.sent = {}
                page.goto(
                    f"http://127.0.0.1:{server.server_port}/zoeken.html?q={quote(word(rank))}", wait_until="commit"
                )
                taken.append(page.evaluate(FIRST_HITS))
                weights.append(dict(CompressingHandler.sent))
                context.close()
            # The first time the server compresses.
            figures[name] = {
                "milliseconds": round(median(taken[1:])),
                "bytes": sum(weights[-1].values()),
                "largest": dict(sorted(weights[-1].items(), key=lambda one: -one[1])[:4]),
            }
        browser.close()
    server.shutdown()
    server.server_close()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("speeches", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where to build; kept, and taken up again")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="bench-first-answer-"))
    folder.mkdir(parents=True, exist_ok=True)
    database, site = folder / "ten-years.duckdb", folder / "site"
    if not database.exists():
        make_database(database, arguments.speeches)
    shutil.rmtree(site, ignore_errors=True)
    taken = make_site(database, site)
    files = [path for path in (site / "zoeken").rglob("*") if path.is_file()]
    figures = ask(site)
    told = {
        "speeches": arguments.speeches,
        "index_seconds": round(taken, 1),
        "index_files": len(files),
        "index_bytes": sum(path.stat().st_size for path in files),
        "first_answer": figures,
        "goals_met": {
            "bytes": all(one["bytes"] < GOAL_BYTES for one in figures.values()),
            "time": all(one["milliseconds"] < GOAL_MILLISECONDS for one in figures.values()),
        },
    }
    sys.stdout.write(json.dumps(told, indent=2) + "\n")
    if arguments.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
