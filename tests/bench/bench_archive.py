"""From an archive of thirty years to what is published, stage by stage: ``make bench-archive``.

``python tests/bench/bench_archive.py [MEETINGS ...] [--form text|pdf] [--folder FOLDER] [--json FILE]``

The replica writes the reports of MEETINGS meetings (200, 2 000 and 20 000 by default) into an archive: 150 speeches and
some 140 KB of text each, so that 20 000 are 3 million speeches and 3 GB (of 2 000 distinct texts, the others are the
same under other numbers: the replica needs 30 ms to write one). They are then read from the archive, loaded,
built, audited, published and rendered by the functions of ``spreektijd backfill``, each size in a process of its own.
For every stage: seconds, throughput, and the most memory that the run and its processes held together (resident; pages
that processes share count in each). Beside them, measured on the same archive in the same run, what nobody can go
below: reading the files, hashing them, and pdfium's text alone. Making the archive is reported apart.

Goals on two cores for 20 000 meetings: from text in under 8 minutes, from PDFs in under 35, under 6 GB, growth linear.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import psutil

from flows.backfill_run import Backfill, Harvest, Source, load_and_publish, read_source
from ingest.backfill_files import BackfillFiles
from ingest.batch_runners import ProcessRunner
from ingest.documents import Gathered, SourceDocument
from ingest.listening import SilentListener
from ingest.options import RunOptions
from parliament.archive import Archive
from parliament.model import Provenance
from replica.register import true_register
from replica.render_pdf import render_pdf
from replica.render_text import render_text
from replica.script import MeetingPlan
from replica.world import World, WorldSettings, build_world
from warehouse.changes import published_state
from warehouse.paths import DataFolder

FIRST_DATE, YEARS = date(1995, 9, 25), 30.0
# Chosen so that a report has 150 speeches and 140 KB on average: 3 million and 3 GB in 20 000 reports.
SPEECHES_A_REPORT, WORDS_A_SPEECH = 140, 172
GOAL_SECONDS = {"text": 8 * 60, "pdf": 35 * 60}
GOAL_BYTES = 6 * 1024**3
GOAL_MEETINGS = 20_000
# Above this many, texts are printed again under other numbers: writing a text anew takes 30 ms, renumbering it 1 ms.
DISTINCT_MEETINGS = 2_000
_QUESTION_NUMBER = re.compile(r"– (\d+) \((\d{4}-\d{4})\)")
# Reports a process makes before it says so: some seconds.
MEETINGS_A_PIECE = 100
SAMPLING_SECONDS = 0.1
WORKERS = os.cpu_count() or 1


@dataclass
class StageFigure:
    """What a stage took: seconds by the clock, of processors, and the most bytes held at once while it ran."""

    seconds: float = 0.0
    processor_seconds: float = 0.0
    peak_bytes: int = 0


@dataclass
class Measured:
    """Figures by stage, in the order of the run."""

    stages: dict[str, StageFigure] = field(default_factory=dict)

    def run(self, name: str, stage: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Run a stage of the backfill and take its figures; parts of one stage are added up."""
        figure = self.stages.setdefault(_stage_name(name), StageFigure())
        started, before = perf_counter(), processor_seconds()
        with peak_memory(figure):
            result = stage(*args, **kwargs)
        figure.seconds += perf_counter() - started
        figure.processor_seconds += processor_seconds() - before
        return result


def processor_seconds() -> float:
    """What this process and its ended children have used, in user and system time."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _stage_name(name: str) -> str:
    return (
        "load"
        if name.startswith(("load", "mark", "prepare", "try"))
        else name.removesuffix(" without quarantined reports")
    )


class peak_memory:  # noqa: N801 - reads as a word of the `with` statement
    """Watch what this process and its children hold, and keep the most."""

    def __init__(self, figure: StageFigure) -> None:
        self._figure = figure
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        own = psutil.Process()
        while True:
            self._figure.peak_bytes = max(self._figure.peak_bytes, held_bytes(own))
            if self._ended.wait(SAMPLING_SECONDS):
                return


def held_bytes(process: psutil.Process) -> int:
    """Resident bytes of a process and its children."""
    total = 0
    for one in [process, *process.children(recursive=True)]:
        try:
            total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


# --- the archive ---


def settings_of(meetings: int) -> WorldSettings:
    """A world of thirty years with reports as long as the real ones."""
    return WorldSettings(
        meetings=meetings,
        first_date=FIRST_DATE,
        years=YEARS,
        speeches_per_report=SPEECHES_A_REPORT,
        words_per_speech=WORDS_A_SPEECH,
    )


def world_of(meetings: int) -> World:
    """The world of thirty years, without the two members of one name that the replica seats to make names ambiguous.

    Their words are 0.7 % of all, which in the few meetings of a small size is more than the audit lets through.
    """
    world = build_world(settings_of(meetings))
    persons = []
    seen: set[str] = set()
    for person in world.house.persons:
        renamed = replace(person, last_name=f"{person.last_name}-Zeewolde") if person.full_name in seen else person
        seen.add(person.full_name)
        persons.append(renamed)
    return replace(world, house=replace(world.house, persons=tuple(persons), ambiguous_names=frozenset()))


def make_archive(folder: Path, meetings: int, form: str) -> tuple[float, list[SourceDocument]]:
    """Write the reports as bodies of an archive, unless they are there; returns the seconds and the documents."""
    listing = folder / "documents.jsonl"
    started = perf_counter()
    if not listing.exists():
        distinct = meetings // _copies(meetings, form)
        pieces = [(folder, meetings, form, start) for start in range(0, distinct, MEETINGS_A_PIECE)]
        with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn")) as pool:
            lines = [line for piece in pool.map(_make_piece, pieces) for line in piece]
        listing.write_text("\n".join(lines), encoding="utf-8")
    now = datetime.now(UTC)
    documents = [
        SourceDocument(one["name"], f"file:{one['name']}", one["sha256"], one["byte_count"], now)
        for one in map(json.loads, listing.read_text(encoding="utf-8").splitlines())
    ]
    return perf_counter() - started, documents


def _make_piece(piece: tuple[Path, int, str, int]) -> list[str]:
    """Write some reports and their copies: bodies under the names that the archive gives them, no record of a fetch."""
    folder, meetings, form, start = piece
    copies = _copies(meetings, form)
    world = world_of(meetings // copies)
    lines = []
    for plan in world.plans[start : start + MEETINGS_A_PIECE]:
        if not plan.has_report or plan.is_cancelled:
            continue
        script = world.script(plan.index)
        if form == "pdf":
            lines.append(_keep(folder, f"{plan.verg_id}.pdf", render_pdf(script, world.house).body))
            continue
        text = render_text(script, world.house).text
        for copy in range(copies):
            renumbered = text if copy == 0 else renumber(text, plan, copy)
            lines.append(_keep(folder, f"{plan.verg_id}-{copy}.txt", renumbered.encode()))
    return lines


def _copies(meetings: int, form: str) -> int:
    return 1 if form == "pdf" else max(1, meetings // DISTINCT_MEETINGS)


def renumber(text: str, plan: MeetingPlan, copy: int) -> str:
    """The report as one of another meeting of the same day: its number and those of its questions are others."""
    digits = "".join(filter(str.isdigit, plan.printed_number))
    number = plan.printed_number.replace(digits, str(int(digits) + 1_000 * copy))
    text = text.replace(f"vergadering {plan.printed_number} ", f"vergadering {number} ")
    text = text.replace(f"nr. {plan.printed_number} (", f"nr. {number} (")
    return _QUESTION_NUMBER.sub(lambda found: f"– {int(found[1]) + 2_000 * copy} ({found[2]})", text)


def _keep(folder: Path, name: str, body: bytes) -> str:
    digest = hashlib.sha256(body).hexdigest()
    path = folder / "archive" / "bodies" / digest[:2] / digest
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return json.dumps({"name": name, "sha256": digest, "byte_count": len(body)})


# --- what nobody can go below ---


def physical_limits(folder: Path, documents: Sequence[SourceDocument], form: str) -> dict[str, Any]:
    """Megabytes a second of reading and hashing with one process, and pdfium's text alone on all cores."""
    paths = [folder / "archive" / "bodies" / one.sha256[:2] / one.sha256 for one in documents]
    megabytes = sum(one.byte_count for one in documents) / 1e6
    limits = {
        "read_seconds": _seconds(lambda: [path.read_bytes() for path in _by_name(paths)]),
        "read_and_hash_seconds": _seconds(lambda: [hashlib.sha256(path.read_bytes()) for path in _by_name(paths)]),
        "megabytes": round(megabytes, 1),
    }
    if form == "text":
        limits["split_lines_seconds"] = _seconds(lambda: [path.read_text().splitlines() for path in _by_name(paths)])
    else:
        size = MEETINGS_A_PIECE // 4
        pieces = [paths[start : start + size] for start in range(0, len(paths), size)]
        with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn")) as pool:
            limits["pdfium_seconds"] = _seconds(lambda: list(pool.map(_pdfium_text, pieces)))
    return limits


def _by_name(paths: Sequence[Path]) -> Iterator[Path]:
    yield from paths


def _pdfium_text(paths: Sequence[Path]) -> int:
    """The text of every page, and nothing else."""
    import pypdfium2

    characters = 0
    for path in paths:
        document = pypdfium2.PdfDocument(path)
        characters += sum(len(page.get_textpage().get_text_range()) for page in document)
        document.close()
    return characters


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return round(perf_counter() - started, 2)


# --- the run ---


def measure(folder: Path, meetings: int, form: str, *, with_dashboard: bool) -> dict[str, Any]:
    """Everything for one size, in this process."""
    folder.mkdir(parents=True, exist_ok=True)
    making_seconds, documents = make_archive(folder, meetings, form)
    limits = physical_limits(folder, documents, form)
    data = folder / "run"
    shutil.rmtree(data, ignore_errors=True)
    measured = Measured()
    started = perf_counter()
    result = run_from_archive(folder, data, meetings, documents, measured, with_dashboard=with_dashboard)
    seconds = perf_counter() - started
    peak = max(figure.peak_bytes for figure in measured.stages.values())
    return {
        "form": form,
        "meetings": meetings,
        "reports": len(documents),
        "megabytes": limits["megabytes"],
        "speeches": result.speech_count,
        "words": result.word_count,
        "outcome": result.outcome.value,
        "failed_checks": [check.check_name for check in result.failed_checks],
        "resolved_share": result.resolved_share,
        "make_archive_seconds": round(making_seconds, 1),
        "total_seconds": round(seconds, 1),
        "peak_bytes": peak,
        "database_bytes": DataFolder(data).current.resolve().stat().st_size if result.published_version else None,
        "stages": {name: asdict(figure) for name, figure in measured.stages.items()},
        "limits": limits,
    }


def run_from_archive(
    folder: Path,
    data: Path,
    meetings: int,
    documents: Sequence[SourceDocument],
    measured: Measured,
    *,
    with_dashboard: bool,
) -> Any:
    """Read, load, build, audit, publish and render as a backfill does, with the documents as its source."""
    world = world_of(meetings // _copies(meetings, form_of(documents)))
    last_date = world.plans[-1].date
    options = RunOptions(
        "bench",
        data,
        since=FIRST_DATE,
        until=last_date,
        today=last_date + timedelta(days=1),
        run_kind="backfill",
        with_dashboard=with_dashboard,
    )
    folder_of_data = DataFolder(data)
    folder_of_data.build.mkdir(parents=True)
    files = BackfillFiles(folder_of_data)
    plan = files.begin("20260101T000000Z-be11", options, FIRST_DATE, last_date)
    archive = Archive((folder / "archive").resolve())
    backfill = Backfill(plan, options, folder_of_data, archive, files, measured.run, SilentListener())
    register = true_register(world.house, Provenance("replica", last_date))
    source = Source(
        [("reports", Gathered(tuple(documents), register))], len(documents), register, published_state(folder_of_data)
    )
    harvest = Harvest()
    measured.run("read", read_source, backfill, source, harvest, ProcessRunner(WORKERS))
    return load_and_publish(backfill, register, harvest)


def measure_apart(folder: Path, meetings: int, form: str, *, with_dashboard: bool) -> dict[str, Any]:
    """Measure one size in a process of its own, so that its memory is its own."""
    size_folder = folder / f"{form}-{meetings}"
    size_folder.mkdir(parents=True, exist_ok=True)
    figures = size_folder / "figures.json"
    words = [sys.executable, __file__, str(meetings), "--form", form, "--folder", str(folder), "--alone", str(figures)]
    words += [] if with_dashboard else ["--no-dashboard"]
    subprocess.run(words, check=True)
    found: dict[str, Any] = json.loads(figures.read_text(encoding="utf-8"))
    return found


def form_of(documents: Sequence[SourceDocument]) -> str:
    """The form of these reports."""
    return "pdf" if documents[0].name.endswith(".pdf") else "text"


# --- the report ---


def report(all_figures: Sequence[dict[str, Any]], write: Callable[[str], object]) -> None:
    """The tables for people: every stage of every size, and the growth from size to size."""
    for figures in all_figures:
        write(
            f"\n{figures['meetings']} meetings from {figures['form']}: {figures['reports']} reports, "
            f"{figures['megabytes']} MB, {figures['speeches']} speeches ({figures['outcome']}; "
            f"archive made in {figures['make_archive_seconds']} s)\n"
        )
        for name, stage in figures["stages"].items():
            rate = figures["megabytes"] / max(stage["seconds"], 1e-9)
            write(
                f"  {name:<24}{stage['seconds']:>9.1f} s{stage['processor_seconds']:>9.1f} s of processors"
                f"{rate:>9.1f} MB/s{stage['peak_bytes'] / 1e9:>8.2f} GB\n"
            )
        write(f"  {'in all':<24}{figures['total_seconds']:>9.1f} s{figures['peak_bytes'] / 1e9:>53.2f} GB\n")
        for name, value in figures["limits"].items():
            if name.endswith("_seconds"):
                rate = figures["megabytes"] / max(value, 1e-9)
                write(f"  limit: {name.removesuffix('_seconds'):<17}{value:>9.1f} s{rate:>10.1f} MB/s\n")
    for smaller, larger in pairwise(all_figures):
        times = larger["speeches"] / max(smaller["speeches"], 1)
        write(f"\ngrowth of processor time from {smaller['meetings']} to {larger['meetings']} meetings ")
        write(f"({times:.1f} x the speeches)\n")
        for name, stage in larger["stages"].items():
            before = smaller["stages"].get(name, {"processor_seconds": 0.0})["processor_seconds"]
            # Less than a second says nothing of growth.
            if before > 1:
                growth = stage["processor_seconds"] / before
                write(f"  {name:<24}{growth:>7.1f} x{growth / times:>8.2f} of linear\n")
    goals(all_figures[-1], write)


def goals(figures: dict[str, Any], write: Callable[[str], object]) -> None:
    """Whether the largest run meets the goals, and what it says of 20 000 meetings when it was smaller."""
    factor = GOAL_MEETINGS / figures["meetings"]
    rendering = figures["stages"].get("render the dashboard", {"seconds": 0.0})["seconds"]
    # What is published is there for readers before the dashboard is rendered from it.
    seconds = (figures["total_seconds"] - rendering) * factor
    how = "measured" if factor == 1 else f"from {figures['meetings']} meetings, fixed costs multiplied as well"
    goal = GOAL_SECONDS[figures["form"]]
    write(f"\n{GOAL_MEETINGS} meetings from {figures['form']} to published: {seconds / 60:.1f} min of {goal / 60:.0f}")
    write(f", and {rendering * factor / 60:.1f} min for the dashboard ({how})\n")
    write(f"peak memory: {figures['peak_bytes'] / 1024**3:.2f} GiB of {GOAL_BYTES / 1024**3:.0f}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("meetings", type=int, nargs="*", default=[200, 2_000, 20_000])
    parser.add_argument("--form", choices=("text", "pdf"), default="text")
    parser.add_argument("--folder", type=Path, help="where archives and runs are made; kept afterwards")
    parser.add_argument("--json", type=Path, help="also write all figures to this file")
    parser.add_argument(
        "--no-dashboard", dest="dashboard", action="store_false", help="leave the rendering out (bench_site.py has it)"
    )
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        (meetings,) = arguments.meetings
        figures = measure(
            arguments.folder / f"{arguments.form}-{meetings}",
            meetings,
            arguments.form,
            with_dashboard=arguments.dashboard,
        )
        arguments.alone.write_text(json.dumps(figures, indent=2), encoding="utf-8")
        return
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="bench-archive-"))
    try:
        all_figures = [
            measure_apart(folder, meetings, arguments.form, with_dashboard=arguments.dashboard)
            for meetings in arguments.meetings
        ]
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder)
    report(all_figures, sys.stdout.write)
    if arguments.json:
        arguments.json.write_text(json.dumps(all_figures, indent=2), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
