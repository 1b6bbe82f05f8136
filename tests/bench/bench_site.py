"""How long the site takes to render, and how large it is: ``python tests/bench/bench_site.py SPEECHES``.

The archive is that of ``bench_marts.py``, but with 300 speeches of some thirty speakers a meeting, eight items, texts
by Zipf's law and addresses as long as the real ones: 3 million speeches are 10 000 meetings over thirty years.
Fewer speeches are the *last* of these, so that their years are as full as the parliament's: a tenth is three years.
Goals at 3 million, to which figures are extrapolated as by a straight line: first rendering in under 8 minutes, at
most 2.5 GB on disk, a first page under 100 kB, nothing written again when nothing changed, and in a night what changed.
"""

import argparse
import gzip
import json
import os
import re
import resource
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

import duckdb
from bench_marts import ROWS, SPEECHES_A_PART
from zipf_texts import write_texts

from dashboards.site import RenderedSite, render_site
from parliament.speaking_time import shipped_rate
from warehouse.build import build
from warehouse.candidate import create_tables
from warehouse.load import load_frames
from warehouse.register_frames import speaking_rate_frame

FULL_SIZE = 3_000_000
SPEECHES_A_REPORT = 300
SPEECH_ROWS = """
    insert into raw.speech by name
    select 'M' || i // 300 || '-a-s' || lpad((i % 300)::varchar, 4, '0') as speech_id,
        'M' || i // 300 || '-a' as report_id, 'M' || i // 300 || '-a-i' || (1 + i % 300 // 38) as agenda_item_id,
        (i % 300)::integer as speech_ordinal, (i % 300 // 3 + 4)::integer as page, label as speaker_label,
        label as speaker_name, if(i % 7 = 3, 'minister', 'member') as printed_role, 140 as words, 2 as paragraph_count
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
# Tables of raw whose rows are of a report.
OF_REPORTS = (
    "report", "agenda_item", "question", "question_addressee", "name_resolution", "interjection", "vote", "vote_cast",
    "speech",
)  # fmt: skip
# Reports that come in the measured night: a busy day of the parliament has some ten.
REPORTS_A_NIGHT = 10
RENDER_GOAL_SECONDS = 480
SIZE_GOAL_BYTES = 2_500_000_000
FIRST_PAGE_GOAL_BYTES = 100_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("speeches", type=int, nargs="?", default=300_000)
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
    """Render once into an empty folder, once more, and once after a night; return every figure."""
    database = folder / f"bench-{speeches}.duckdb"
    before_the_night = folder / f"bench-{speeches}-before.duckdb"
    if not database.exists():
        make_database(database, before_the_night, speeches)
    site = folder / f"site-{speeches}"
    shutil.rmtree(site, ignore_errors=True)
    first = render(before_the_night, site)
    first_page = first_page_bytes(site)
    again = render(before_the_night, site)
    before = {path: path.stat().st_mtime_ns for path in every_file(site)}
    night = render(database, site)
    at = {path: path.stat().st_mtime_ns for path in every_file(site)}
    written = [path for path, moment in at.items() if before.get(path) != moment]
    on_disk = sum(path.stat().st_blocks * 512 for path in at)
    scale = FULL_SIZE / speeches
    return {
        "speeches": speeches,
        "meetings": count_meetings(database),
        "first": first,
        "again": again,
        "night_of_reports": REPORTS_A_NIGHT,
        "night": {**night, "bytes_written": sum(path.stat().st_size for path in written)},
        "files_of_the_night": by_folder(site, written, of_bytes=False),
        "bytes": sum(path.stat().st_size for path in at),
        "bytes_on_disk": on_disk,
        "bytes_on_disk_by_folder": by_folder(site, list(at), of_bytes=True),
        "first_page_bytes": first_page,
        "peak_memory_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "extrapolated_to_3_million": {
            "render_seconds": round(first["seconds"] * scale),
            "bytes_on_disk": round(on_disk * scale),
            "files": round(len(at) * scale),
        },
        "goals_met": {
            "time": first["seconds"] * scale < RENDER_GOAL_SECONDS,
            "size": on_disk * scale <= SIZE_GOAL_BYTES,
            "first page": first_page < FIRST_PAGE_GOAL_BYTES,
            "nothing when nothing changed": again["files_written"] == 0,
        },
    }


def make_database(database: Path, before_the_night: Path, speeches: int) -> None:
    """Make the last speeches of the archive in two databases: all of them, and those before the last night."""
    create_tables(database)
    load_frames(database, {"speaking_rate": speaking_rate_frame(shipped_rate())})
    build(database)  # makes the macro that the rows need
    reports = FULL_SIZE // SPEECHES_A_REPORT
    first = reports - max(speeches // SPEECHES_A_REPORT, 2 * REPORTS_A_NIGHT)
    with duckdb.connect(str(database)) as connection:
        for name, sql in ROWS.items():
            if name != "speech":
                connection.execute(sql, {"reports": reports} if "$reports" in sql else None)
        keep_reports(connection, first, reports)
        for low in range(first * SPEECHES_A_REPORT, FULL_SIZE, SPEECHES_A_PART):
            connection.execute(SPEECH_ROWS, {"low": low, "high": min(low + SPEECHES_A_PART, FULL_SIZE)})
        connection.execute(
            "update raw.report set report_url = 'https://docs.vlaamsparlement.be/files/pfile?id=' || (1700000 + rowid)"
        )
        write_texts(connection)
    shutil.copyfile(database, before_the_night)
    with duckdb.connect(str(before_the_night)) as connection:
        keep_reports(connection, first, reports - REPORTS_A_NIGHT)
    build(before_the_night)
    build(database)


def keep_reports(connection: duckdb.DuckDBPyConnection, first: int, end: int) -> None:
    """Leave nothing of meetings before the first and from the end on."""
    number = "regexp_extract({}, '[0-9]+')::integer not between $first and $last"
    chosen = {"first": first, "last": end - 1}
    for table in OF_REPORTS:
        connection.execute(f"delete from raw.{table} where {number.format('report_id')}", chosen)
    connection.execute(f"delete from raw.meeting where {number.format('meeting_id')}", chosen)


def count_meetings(database: Path) -> int:
    """Meetings with a current report."""
    with duckdb.connect(str(database), read_only=True) as connection:
        row = connection.execute("select count(*) from mart.meeting_summary").fetchone()
    return int(row[0]) if row else 0


def render(database: Path, site: Path) -> dict[str, float]:
    """Render the site; what it took and what it wrote."""
    started, processor = perf_counter(), processor_seconds()
    rendered: RenderedSite = render_site(database, site, manifest={})
    return {
        "seconds": round(perf_counter() - started, 1),
        "processor_seconds": round(processor_seconds() - processor, 1),
        "pages": rendered.pages,
        "files_written": rendered.files_written,
        "files_unchanged": rendered.files_unchanged,
    }


def processor_seconds() -> float:
    """Of this process and of those beside it that have ended."""
    return sum(os.times()[:4])


def every_file(site: Path) -> list[Path]:
    return [path for path in site.rglob("*") if path.is_file()]


def by_folder(site: Path, files: list[Path], *, of_bytes: bool) -> dict[str, int]:
    """Bytes on disk or files by the first folders of the site, most first; both languages of a page apart."""
    found: Counter[str] = Counter()
    for path in files:
        parts = path.relative_to(site).parts
        depth = 2 if parts[0] in {"en", "api", "csv", "zoeken"} else 1
        name = "/".join(parts[: min(depth, len(parts) - 1)]) or "."
        found[name] += path.stat().st_blocks * 512 if of_bytes else 1
    return dict(found.most_common(14))


def first_page_bytes(site: Path) -> int:
    """The opening page with all that it names, compressed as a host sends it."""
    page = (site / "index.html").read_text(encoding="utf-8")
    named = re.findall(r'<(?:script src|link rel="(?:stylesheet|icon)" href)="([^"]+)"', page)
    return sum(len(gzip.compress((site / path).read_bytes(), 6)) for path in ("index.html", *named))


if __name__ == "__main__":
    sys.exit(main())
