"""What an audit costs, beside Great Expectations' pandas path: ``python tests/bench/bench_audit.py SPEECHES``.

The rows are those of ``bench_marts.py``, with one element a speech and one contents entry a question beside them. Each
figure is taken in a process of its own, so that its peak memory is its own. Goals: 3 million speeches in less
than 60 s and 4 GB, one night's increment in under 10 s of our own work. The pandas path knows no checks as queries:
what is compared is the column expectations of ``core.speech_speaker`` and the reading of the speeches' text, which any
check on text would need there.
"""

import argparse
import json
import multiprocessing
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

import duckdb
from bench_marts import make_rows

from expectations.audit import audit
from expectations.history import record_audit
from expectations.preparation import prepare_audit
from expectations.results import AuditResult
from expectations.suites import column_checks
from warehouse.build import build

AUDIT_GOAL_SECONDS = 60
MEMORY_GOAL_BYTES = 4 * 1024**3
NIGHT_GOAL_SECONDS = 10
# A pandas frame of 3 million speeches with their text took 14 GB (platform notes §d.4); this many fit anywhere.
PANDAS_SPEECHES = 200_000
# A night is short, and what else the machine does can only make it longer.
REPETITIONS = 3
# A night brings the reports of a few meetings; the rest is as published.
REPORTS_OF_A_NIGHT = 10

ADDITIONS = """
update raw.speech set speech_ordinal = speech_ordinal + 1, last_page = page, line = speech_ordinal * 10;
update raw.speech set page = greatest(page, 4 * (1 + (speech_ordinal - 1) // 19));
update raw.agenda_item set line = 0, page = 1;
insert into raw.line_span by name
select report_id, speech_ordinal as span_ordinal, 'speech' as element_kind, speech_ordinal * 10 as first_line,
    speech_ordinal * 10 + 9 as last_line, 10 as line_count, words + 2 as words, speech_id
from raw.speech;
update raw.report set line_count = 1500, assigned_line_count = 1500, unknown_line_count = 0,
    document_words = 150 * 142, joined_break_count = 0;
insert into raw.contents_entry by name
select report_id, question_ordinal as entry_ordinal, question_type as item_type, subject as title, question_number,
    page, line
from raw.question;
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("speeches", type=int, nargs="?", default=300_000)
    parser.add_argument("--folder", type=Path, help="where the database is made; kept and used again")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="bench-audit-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        sys.stdout.write(json.dumps(measure(folder, arguments.speeches), indent=2) + "\n")
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder)


def measure(folder: Path, speeches: int) -> dict[str, object]:
    """Make the database when it is not there, then time the whole audit, a night's, and the pandas path."""
    database = folder / f"candidate-{speeches}.duckdb"
    if not database.exists():
        apart(make_database, database, speeches)
    whole = apart(time_whole_audit, database)
    published = folder / f"spreektijd-{speeches}.duckdb"
    apart(make_published, database, published)
    nights = [apart(time_audit_of_a_night, database, published) for _ in range(REPETITIONS)]
    night = min(nights, key=lambda figures: figures["seconds"])
    few = min(speeches, PANDAS_SPEECHES)
    return {
        "speeches": speeches,
        "whole_audit": whole,
        f"audit_of_a_night_quickest_of_{REPETITIONS}": night,
        f"column_expectations_of_{few}_speeches_in_duckdb": apart(time_columns_in_duckdb, database, few),
        f"column_expectations_of_{few}_speeches_in_pandas": apart(time_columns_in_pandas, database, few),
        "goals_met": {
            "whole_audit_seconds": whole["seconds"] < AUDIT_GOAL_SECONDS,
            "whole_audit_memory": whole["peak_memory_bytes"] < MEMORY_GOAL_BYTES,
            "night_seconds": night["seconds"] < NIGHT_GOAL_SECONDS,
        },
    }


def apart(function: Callable[..., dict[str, float]], *arguments: object) -> dict[str, float]:
    """Run a function in a new process; its peak memory is added to what it returns."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(with_peak_memory, (function, arguments))


def with_peak_memory(function: Callable[..., dict[str, float]], arguments: tuple[object, ...]) -> dict[str, float]:
    figures = function(*arguments)
    return {**figures, "peak_memory_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}


def make_database(database: Path, speeches: int) -> dict[str, float]:
    partial = database.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    make_rows(partial, speeches)
    with duckdb.connect(partial) as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute(ADDITIONS)
        connection.execute("checkpoint")
    build(partial)
    partial.rename(database)
    return {}


def make_published(database: Path, published: Path) -> dict[str, float]:
    """The version of the night before: the same rows but for the reports that came since, every check passed."""
    shutil.copyfile(database, published)
    with duckdb.connect(published) as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute("update dq.check_result set success = true")
        connection.execute(
            "create temp table come_since as select report_id from core.report where is_current "
            f"order by report_id limit {REPORTS_OF_A_NIGHT}"
        )
        for table in ("core.report", "core.speech_speaker", "raw.report", "raw.speech"):
            connection.execute(f"delete from {table} where report_id in (from come_since)")
    return {}


def time_whole_audit(database: Path) -> dict[str, object]:
    """Audit everything, as the first run does, and keep the results for the nights after it."""
    figures, result = timed_audit(database, None)
    record_audit(database, result)
    return figures


def time_audit_of_a_night(database: Path, published: Path) -> dict[str, object]:
    """Audit as a night does that brings a few reports."""
    figures, _ = timed_audit(database, published)
    return figures


def timed_audit(database: Path, published: Path | None) -> tuple[dict[str, object], AuditResult]:
    """Prepare and audit; ``seconds`` are of both, the importing of Great Expectations left out.

    ``processor_seconds`` are of all cores together: on a machine that does other work they tell more than the clock.
    """
    import great_expectations  # noqa: F401 - its import is no work of ours

    started, processor_started = perf_counter(), process_time()
    scope = prepare_audit(database, run_id="bench", audited_at=datetime.now(UTC), published=published, is_full=False)
    prepared = perf_counter()
    result = audit(database, run_id="bench")
    slowest = sorted(result.results, key=lambda found: -found.seconds)[:8]
    figures = {
        "seconds": round(perf_counter() - started, 2),
        "processor_seconds": round(process_time() - processor_started, 2),
        "preparation_seconds": round(prepared - started, 2),
        "seconds_in_checks": round(sum(found.seconds for found in result.results), 2),
        "scope": scope.reason.value,
        "check_count": len(result.results),
        "failed_checks": [found.check_name for found in result.failures],
        "errors": [found.error for found in result.failures if found.error],
        "slowest_checks": {found.check_name: round(found.seconds, 2) for found in slowest},
    }
    return figures, result


def speech_columns() -> list[object]:
    return [check for check in column_checks() if check.table_name == "core.speech_speaker"]


def time_columns_in_duckdb(database: Path, speeches: int) -> dict[str, float]:
    small = database.with_name("few.duckdb")
    small.unlink(missing_ok=True)
    with duckdb.connect(small) as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute(f"attach '{database}' as whole (read_only)")
        connection.execute(
            f"create schema core; create table core.speech_speaker as from whole.core.speech_speaker limit {speeches}"
        )
    import great_expectations  # noqa: F401 - its import is no work of ours

    result = audit(small, run_id="bench", checks=speech_columns())
    return {"seconds": round(result.seconds, 2), "check_count": len(result.results)}


def time_columns_in_pandas(database: Path, speeches: int) -> dict[str, float]:
    import great_expectations as gx

    started = perf_counter()
    with duckdb.connect(database, read_only=True) as connection:
        connection.execute("set enable_progress_bar = false")
        frame = connection.execute(f"from core.speech limit {speeches}").df()
    read_seconds = perf_counter() - started
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    asset = context.data_sources.add_pandas("speeches").add_dataframe_asset("speech")
    batch = asset.add_batch_definition_whole_dataframe("whole").get_batch(batch_parameters={"dataframe": frame})
    checks = speech_columns()
    started = perf_counter()
    batch.validate(gx.ExpectationSuite(name="speech", expectations=[check.expectation() for check in checks]))
    return {
        "seconds": round(perf_counter() - started, 2),
        "read_frame_seconds": round(read_seconds, 2),
        "check_count": len(checks),
    }


if __name__ == "__main__":
    sys.exit(main())
