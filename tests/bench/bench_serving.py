"""What Prefect keeps over many runs of ``spreektijd serve``: ``python tests/bench/bench_serving.py --runs 40``.

Prints a row every few runs: files and bytes of Prefect's folder, rows of its database, memory of its server and of the
worker, logs of the parts. After half of the runs those before are made 70 days old in the database, so that Prefect's
own pruning (60 days, ``flows/prefect_environment.py``) can be seen to remove them; it looks every 20 seconds here and
every hour elsewhere.
"""

import argparse
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path
from time import monotonic, sleep

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import served

SAMPLE = Path(__file__).resolve().parents[2] / "replica" / "sample"
TABLES = ("flow_run", "task_run", "log", "artifact", "events")
VACUUM_EVERY_SECONDS = 20
OLD_DAYS = 70
LONGEST_WAIT_SECONDS = 180


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--every", type=int, default=5)
    arguments = parser.parse_args()
    of_operator = served.environment_of_operator
    served.environment_of_operator = lambda: {
        **of_operator(), "PREFECT_SERVER_SERVICES_DB_VACUUM_LOOP_SECONDS": str(VACUUM_EVERY_SECONDS),
    }  # fmt: skip
    root = Path(tempfile.mkdtemp(prefix="bench-serving-"))
    serving = served.Serving(root)
    try:
        serving.start()
        measure(serving, arguments.runs, arguments.every)
        serving.stop()
    finally:
        shutil.rmtree(root, ignore_errors=True)


def measure(serving: served.Serving, runs: int, every: int) -> None:
    """Run the night so often, the first of them with something new, and print rows."""
    names = [
        "runs",
        "seconds of a run",
        "Prefect's folder",
        "database",
        "of it in use",
        *TABLES,
        "server",
        "worker",
        "logs of parts",
    ]
    tell(names)
    tell(["---"] * len(names))
    tell(row(serving, 0, 0.0))
    nightly = serving.deployment("nightly")
    for number in range(1, runs + 1):
        started = monotonic()
        state = serving.wait_for_end(serving.start_run(nightly, source=str(SAMPLE)))
        if state["type"] != "COMPLETED":
            raise SystemExit(f"run {number} ended {state['type']}: {state.get('message')}")
        if number == 1 or number % every == 0:
            tell(row(serving, number, monotonic() - started))
        if number == runs // 2:
            see_pruning(serving)


def see_pruning(serving: served.Serving) -> None:
    """Make every run so far old, and wait until Prefect has removed them."""
    with sqlite3.connect(database(serving), timeout=60) as connection:
        for column in ("end_time", "start_time", "expected_start_time"):
            # The name is one of the three above.
            connection.execute(
                f"update flow_run set {column} = datetime({column}, '-{OLD_DAYS} days') where {column} is not null"
            )
    before, started = rows_of(serving), monotonic()
    while monotonic() - started < LONGEST_WAIT_SECONDS:
        now = rows_of(serving)
        if now["flow_run"] < before["flow_run"] and now["log"] < before["log"]:
            break
        sleep(2)
    sleep(VACUUM_EVERY_SECONDS)
    after = rows_of(serving)
    sys.stdout.write(f"made {OLD_DAYS} days old: {before}; {monotonic() - started:.0f} s later: {after}\n")
    sys.stdout.flush()


def rows_of(serving: served.Serving) -> dict[str, int]:
    """How many rows each table of Prefect's database has."""
    with sqlite3.connect(f"file:{database(serving)}?mode=ro", uri=True, timeout=60) as connection:
        return {name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in TABLES}


def bytes_in_use(serving: served.Serving) -> int:
    """Bytes of the database's pages that hold something: pages of removed rows are used again before the file grows."""
    with sqlite3.connect(f"file:{database(serving)}?mode=ro", uri=True, timeout=60) as connection:
        pages, free, size = (
            connection.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
    return int((pages - free) * size)


def row(serving: served.Serving, number: int, seconds: float) -> list[str]:
    """What there is after a run."""
    home = serving.folder.root / "prefect"
    files = [path for path in home.rglob("*") if path.is_file()]
    counts = rows_of(serving)
    logs = sum(path.stat().st_size for path in (serving.folder.logs / "serve").glob("*"))
    return [
        str(number),
        f"{seconds:.0f}",
        f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB",
        f"{sum(path.stat().st_size for path in home.glob('prefect.db*')) / 1e6:.1f} MB",
        f"{bytes_in_use(serving) / 1e6:.1f} MB",
        *(str(counts[name]) for name in TABLES),
        memory(serving, "server"),
        memory(serving, "worker"),
        f"{logs / 1e3:.0f} kB",
    ]


def memory(serving: served.Serving, part: str) -> str:
    """Resident memory of a part's processes that last."""
    found = 0
    for process in serving.processes():
        try:
            words = " ".join(process.cmdline())
            if f"prefect {part} start" in words or (part == "server" and "uvicorn" in words):
                found += process.memory_info().rss
        except psutil.Error:
            continue
    return f"{found / 1e6:.0f} MB"


def database(serving: served.Serving) -> Path:
    """Prefect's database."""
    return serving.folder.root / "prefect" / "prefect.db"


def tell(cells: list[str]) -> None:
    """A row of Markdown, at once."""
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
