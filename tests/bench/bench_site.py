"""How long the site takes to render, and how large it is: ``python tests/bench/bench_site.py SPEECHES``.

The database is that of ``bench_marts.py`` (150 speeches a report: 3 million speeches are 20 000 meetings, twice what is
asked for, with addresses as long as the real ones). Goals (issue 8): 10 000 meetings and 3 million speeches in under 5
minutes and under 1 GB of files; nothing rendered again when nothing changed.
"""

import argparse
import json
import resource
import shutil
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import duckdb
from bench_marts import make_rows

from dashboards.site import RenderedSite, render_site
from warehouse.build import build

RENDER_GOAL_SECONDS = 300
SIZE_GOAL_BYTES = 1_000_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("speeches", type=int, nargs="?", default=150_000)
    parser.add_argument("--folder", type=Path, help="where to build and render; kept afterwards")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="bench-site-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        sys.stdout.write(json.dumps(measure(folder, arguments.speeches), indent=2) + "\n")
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder)


def measure(folder: Path, speeches: int) -> dict[str, object]:
    """Render once into an empty folder and once more; return every figure."""
    database = folder / f"bench-{speeches}.duckdb"
    if not database.exists():
        make_database(database, speeches)
    site = folder / f"site-{speeches}"
    shutil.rmtree(site, ignore_errors=True)
    first_seconds, first = render(database, site)
    second_seconds, second = render(database, site)
    return {
        "speeches": speeches,
        "meetings": count_meetings(database),
        "pages": first.pages,
        "files": first.files_written,
        "bytes": first.bytes,
        "render_seconds": first_seconds,
        "render_again_seconds": second_seconds,
        "written_again": second.files_written,
        "peak_memory_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "goals_met": {
            "time": first_seconds < RENDER_GOAL_SECONDS,
            "size": first.bytes < SIZE_GOAL_BYTES,
            "only what changed": second.files_written == 0,
        },
    }


def make_database(database: Path, speeches: int) -> None:
    """The database of the marts' bench, with the long addresses that fill real pages."""
    make_rows(database, speeches)
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "update raw.report set report_url = 'https://docs.vlaamsparlement.be/files/pfile?id=' || (1700000 + rowid)"
        )
    build(database, with_search_index=False)


def count_meetings(database: Path) -> int:
    """Meetings with a current report."""
    with duckdb.connect(str(database), read_only=True) as connection:
        row = connection.execute("select count(*) from mart.meeting_summary").fetchone()
    return int(row[0]) if row else 0


def render(database: Path, site: Path) -> tuple[float, RenderedSite]:
    started = perf_counter()
    rendered = render_site(database, site, manifest={})
    return round(perf_counter() - started, 1), rendered


if __name__ == "__main__":
    sys.exit(main())
