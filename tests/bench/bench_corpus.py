"""How long the corpora take to write: ``python tests/bench/bench_corpus.py SPEECHES``.

The database is that of ``bench_search.py``: 150 speeches of 140 words in two paragraphs a report, texts of Zipf's law.
Each form is written by a process of its own, so that its memory is its own. Goals at 3 million speeches: ParlaMint in
under 900 s and ParlSpeech in under 120 s, each in 2 GB. ``--since`` and ``--until`` write a part of the years, for a
machine that is free for some minutes only.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

import duckdb
from bench_search import FULL_SIZE, make_database

from corpus.edition import Edition
from corpus.parlspeech import write_parlspeech
from corpus.reading import Selection, open_corpus
from corpus.tei.write import write_parlamint
from warehouse.origin import DataOrigin

FORMS = {"parlamint": write_parlamint, "parlspeech": write_parlspeech}
GOAL_SECONDS = {"parlamint": 900, "parlspeech": 120}
MEMORY_GOAL_BYTES = 2 * 1024**3
EDITION = Edition("bench", date(2026, 1, 1), DataOrigin.INVENTED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("speeches", type=int, nargs="?", default=300_000)
    parser.add_argument("--folder", type=Path, help="where to build; kept, and taken up again")
    parser.add_argument("--form", choices=FORMS, help="only this form, in this process")
    parser.add_argument("--since", type=date.fromisoformat)
    parser.add_argument("--until", type=date.fromisoformat)
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="bench-corpus-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if not (folder / "bench.duckdb").exists():
            make_database(folder / "bench.duckdb", arguments.speeches)
        if arguments.form:
            figures = measure(folder, arguments.form, Selection(arguments.since, arguments.until))
        else:
            figures = {form: measured_apart(folder, form) for form in FORMS}
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder)


def measured_apart(folder: Path, form: str) -> dict[str, object]:
    """The figures of a form, written by another process."""
    done = subprocess.run(
        [sys.executable, __file__, "--folder", str(folder), "--form", form],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    figures: dict[str, object] = json.loads(done.stdout)
    return figures


def measure(folder: Path, form: str, selection: Selection) -> dict[str, object]:
    """Write the form once and return its figures; times at full size are in proportion to the speeches."""
    target = folder / form
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    speeches = count_speeches(folder / "bench.duckdb", selection)
    started, busy = perf_counter(), process_time()
    with open_corpus(folder / "bench.duckdb") as reader:
        files = FORMS[form](reader, target, selection, EDITION, lambda _: None)
    seconds, processor_seconds = perf_counter() - started, process_time() - busy
    written = sum(file.stat().st_size for file in files)
    shutil.rmtree(target)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    at_full_size = seconds * FULL_SIZE / speeches
    return {
        "speeches": speeches,
        "files": len(files),
        "bytes": written,
        "seconds": round(seconds, 1),
        "processor_seconds": round(processor_seconds, 1),
        "seconds_at_3_million": round(at_full_size, 1),
        "peak_memory_bytes": memory,
        "goals_met": {"time": at_full_size < GOAL_SECONDS[form], "memory": memory < MEMORY_GOAL_BYTES},
    }


def count_speeches(path: Path, selection: Selection) -> int:
    """How many speeches the selection holds."""
    with duckdb.connect(str(path), read_only=True) as connection:
        row = connection.execute(
            "select count(*) from core.speech_speaker where meeting_date between $since and $until",
            {"since": selection.since or date.min, "until": selection.until or date.max},
        ).fetchone()
    return int(row[0]) if row else 0


if __name__ == "__main__":
    sys.exit(main())
