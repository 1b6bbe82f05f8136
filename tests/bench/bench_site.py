"""How long the site takes to render, and how large it is: ``python tests/bench/bench_site.py SPEECHES``.

The database is that of ``bench_marts.py``, but with 300 speeches of some thirty speakers a meeting, six an item, and
addresses as long as the real ones: 3 million speeches are 10 000 meetings. Goals: 10 000 meetings and
3 million speeches in under 5 minutes and under 1 GB of files; nothing rendered again when nothing changed.
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
from bench_marts import ROWS, SPEECHES_A_PART

from dashboards.site import RenderedSite, render_site
from parliament.speaking_time import shipped_rate
from warehouse.build import build
from warehouse.candidate import create_tables
from warehouse.frames import speaking_rate_frame
from warehouse.load import load_frames

SPEECHES_A_REPORT = 300
SPEECH_ROWS = """
    insert into raw.speech by name
    select 'M' || i // 300 || '-a-s' || lpad((i % 300)::varchar, 4, '0') as speech_id,
        'M' || i // 300 || '-a' as report_id, 'M' || i // 300 || '-a-i' || (1 + i % 300 // 38) as agenda_item_id,
        (i % 300)::integer as speech_ordinal, (i % 300 // 3 + 4)::integer as page, label as speaker_label,
        label as speaker_name, if(i % 7 = 3, 'minister', 'member') as printed_role, 140 as words, 2 as paragraph_count,
        'text' as text
    from (
        select
            i,
            if(
                i % 7 = 3,
                'minister ' || (i // 300) % 9,
                'name ' || (hash(i // 300, (i % 300 // 38 * 4 + hash(i) % 6) % 30) % 124)
            ) as label
        from range($low::bigint, $high::bigint) as numbers(i)
    )"""
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
    """Fill the raw tables and build core and mart."""
    create_tables(database)
    load_frames(database, {"speaking_rate": speaking_rate_frame(shipped_rate())})
    build(database)  # makes the macro that the rows need
    reports = max(speeches // SPEECHES_A_REPORT, 1)
    with duckdb.connect(str(database)) as connection:
        for name, sql in ROWS.items():
            if name != "speech":
                connection.execute(sql, {"reports": reports} if "$reports" in sql else None)
        for low in range(0, speeches, SPEECHES_A_PART):
            connection.execute(SPEECH_ROWS, {"low": low, "high": min(low + SPEECHES_A_PART, speeches)})
        connection.execute(
            "update raw.report set report_url = 'https://docs.vlaamsparlement.be/files/pfile?id=' || (1700000 + rowid)"
        )
    build(database)


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
