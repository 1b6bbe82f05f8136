"""A process full of readers of the published database, for the test in which versions are published meanwhile.

``python published_reader.py DATA NUMBER_OF_THREADS`` reads until ``DATA/stop`` exists, and once more after that; then
it prints what it saw as JSON. With no thread it reads as somebody does who knows nothing of this program: DuckDB on
the link, in a loop.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

import duckdb

from warehouse.paths import DataFolder
from warehouse.read import open_published

# Two numbers that every publication writes together: readers of one version always see them equal.
QUERY = "select (select max(byte_count) from raw.report), (select max(words) from raw.speech)"
# Up to fifty readers and a writer share two cores: each reads about twice a second.
PAUSE_SECONDS = 0.5


@dataclass
class Seen:
    """What one reader saw, in order, and what went wrong."""

    numbers: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def read_until_stopped(folder: DataFolder, *, is_stranger: bool) -> Seen:
    """Read again and again; the last time after the stop was seen."""
    seen = Seen()
    is_last = False
    while not is_last:
        is_last = (folder.root / "stop").exists()
        try:
            manifest = json.loads(folder.manifest.read_text(encoding="utf-8"))
            assert manifest["version"]
            first, second = read_as_stranger(folder) if is_stranger else read_as_program(folder)
            assert first == second, f"half a version: {first}, {second}"
            seen.numbers.append(first)
        # Whatever goes wrong is the finding.
        except Exception as error:  # noqa: BLE001
            seen.errors.append(f"{type(error).__name__}: {error}")
        if not is_last:
            sleep(PAUSE_SECONDS)
    return seen


def read_as_program(folder: DataFolder) -> tuple[int, int]:
    """As the commands of this program read."""
    with open_published(folder) as connection:
        return connection.execute(QUERY).fetchone()  # type: ignore[return-value]


def read_as_stranger(folder: DataFolder) -> tuple[int, int]:
    """As the notebook of a political scientist reads."""
    with duckdb.connect(str(folder.current), read_only=True) as connection:
        return connection.execute(QUERY).fetchone()  # type: ignore[return-value]


def main(data: str, thread_count: str) -> None:
    """Read and report."""
    folder = DataFolder(Path(data))
    count = int(thread_count)
    sys.stdout.write("reading\n")
    sys.stdout.flush()
    if count == 0:
        all_seen = [read_until_stopped(folder, is_stranger=True)]
    else:
        with ThreadPoolExecutor(count) as pool:
            futures = [pool.submit(read_until_stopped, folder, is_stranger=False) for _ in range(count)]
            all_seen = [future.result() for future in futures]
    sys.stdout.write(json.dumps([[seen.numbers, seen.errors] for seen in all_seen]))


if __name__ == "__main__":
    main(*sys.argv[1:])
