"""What a night costs by itself, where there is little or nothing to do: ``python tests/bench/bench_overhead.py``.

Each figure is the quickest of some runs of the command as a person starts it, in a process of its own, with everything
on: dashboard, checks, Parquet. With Prefect it is measured twice: under a server that runs, as ``spreektijd serve``
keeps one for every night, and under the short-lived one that a command starts for itself where none runs.
``--baseline FOLDER`` measures another checkout by turns with this one (made with ``git worktree add FOLDER COMMIT``).
Goals: one new report 6 s, with Prefect 10 s; nothing new 1.5 s, with Prefect 4 s; ``--help`` and ``info`` 0.3 s.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

HERE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HERE / "tests" / "support"))

from served import Serving  # noqa: E402

SAMPLE = HERE / "replica" / "sample"
# The newest of the sample: the one that is new in the measured night.
NEW_REPORT = "plenaire-vergadering-3-2021-2022.txt"
DAYS = ("2022-03-01", "2022-03-02")
GOALS = {
    "spreektijd --help": 0.3,
    "spreektijd info": 0.3,
    "nothing new, --plain": 1.5,
    "nothing new, Prefect's server running": 4.0,
    "nothing new, Prefect's server started for it": 4.0,
    "one new report, --plain": 6.0,
    "one new report, Prefect's server running": 10.0,
    "one new report, Prefect's server started for it": 10.0,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--baseline", type=Path, help="a checkout of an earlier version")
    parser.add_argument("--times", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-overhead-") as folder:
        checkouts = [HERE, *([arguments.baseline.resolve()] if arguments.baseline else [])]
        with running_server(Path(folder)) as server:
            rows = measure(Path(folder), checkouts, arguments.times, server)
    sys.stdout.write(table(rows, has_baseline=len(checkouts) > 1))


@contextmanager
def running_server(folder: Path) -> Iterator[dict[str, str]]:
    """The server that ``spreektijd serve`` keeps; gives the variables by which a command finds it."""
    serving = Serving(folder / "served")
    serving.root.mkdir()
    try:
        serving.start()
        yield {
            "PREFECT_API_URL": f"{serving.address}/api",
            "PREFECT_API_AUTH_STRING": ":".join(serving.login),
            "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED": "true",
        }
    finally:
        serving.stop()


def measure(
    folder: Path, checkouts: Sequence[Path], times: int, server: Mapping[str, str]
) -> dict[str, list[dict[str, object]]]:
    """The figures of each situation, one for each checkout. ``server`` are the variables of a server that runs."""
    reports = folder / "reports"
    shutil.copytree(SAMPLE, reports, ignore=shutil.ignore_patterns(NEW_REPORT, "README.md"))
    first = [folder / f"first-{number}" for number, _ in enumerate(checkouts)]
    for checkout, data in zip(checkouts, first, strict=True):
        # With Prefect: a night finds the database that the one before it left.
        command(checkout, "nightly", "--source", reports, "--data", data, "--today", DAYS[0])
    shutil.copy(SAMPLE / NEW_REPORT, reports)
    second = [folder / f"second-{number}" for number, _ in enumerate(checkouts)]
    for checkout, data, target in zip(checkouts, first, second, strict=True):
        shutil.copytree(data, target, symlinks=True)
        command(checkout, "nightly", "--source", reports, "--data", target, "--today", DAYS[1], "--plain")

    def night(
        made: list[Path], *more: str, server: Mapping[str, str] = MappingProxyType({})
    ) -> Callable[[Path, int], dict[str, object]]:
        def run(checkout: Path, number: int) -> dict[str, object]:
            data = folder / "night"
            shutil.rmtree(data, ignore_errors=True)
            shutil.copytree(made[number], data, symlinks=True)
            words = ("nightly", "--source", reports, "--data", data, "--today", DAYS[1], *more)
            return command(checkout, *words, variables=server)

        return run

    situations: dict[str, Callable[[Path, int], dict[str, object]]] = {
        "spreektijd --help": lambda checkout, _: command(checkout, "--help"),
        "spreektijd info": lambda checkout, number: command(checkout, "info", "--data", second[number]),
        "nothing new, --plain": night(second, "--plain"),
        "nothing new, Prefect's server running": night(second, server=server),
        "nothing new, Prefect's server started for it": night(second),
        "one new report, --plain": night(first, "--plain"),
        "one new report, Prefect's server running": night(first, server=server),
        "one new report, Prefect's server started for it": night(first),
    }
    found: dict[str, list[dict[str, object]]] = {name: [{} for _ in checkouts] for name in situations}
    for name, run in situations.items():
        for _ in range(times):
            for number, checkout in enumerate(checkouts):
                figures = run(checkout, number)
                best = found[name][number]
                if not best or float(str(figures["seconds"])) < float(str(best["seconds"])):
                    found[name][number] = figures
    return found


def command(checkout: Path, *words: object, variables: Mapping[str, str] = MappingProxyType({})) -> dict[str, object]:
    """Run a command of a checkout: its seconds, processor seconds, and the stages that its record names."""
    environment = {**os.environ, "PYTHONPATH": str(checkout), **variables}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = perf_counter()
    done = subprocess.run(
        [sys.executable, "-P", "-m", "cli", *map(str, words)],
        cwd=checkout, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    seconds = perf_counter() - started
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    figures: dict[str, object] = {"seconds": seconds, "processor": processor, "stages": []}
    if words[0] == "nightly":
        data = Path(str(words[words.index("--data") + 1]))
        newest = max((data / "logs" / "runs").glob("*.json"))
        figures["stages"] = json.loads(newest.read_text(encoding="utf-8")).get("stages", [])
    return figures


def table(rows: dict[str, list[dict[str, object]]], *, has_baseline: bool) -> str:
    """The figures as Markdown: the situations, then the stages of the night with one new report."""
    head = "| | seconds | processor | goal |" + (" baseline | its processor |" if has_baseline else "")
    lines = [head, "|" + "---|" * (head.count("|") - 1)]
    for name, (ours, *others) in rows.items():
        cells = [name, f"{ours['seconds']:.2f}", f"{ours['processor']:.2f}", f"{GOALS[name]:g}"]
        cells += [f"{one[what]:.2f}" for one in others for what in ("seconds", "processor")]
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "| stage of one new report, --plain | seconds | peak memory |", "|---|---|---|"]
    stages = rows["one new report, --plain"][0]["stages"]
    assert isinstance(stages, list)
    for stage in stages:
        peak = stage["peak_memory_bytes"]
        lines.append(f"| {stage['name']} | {stage['seconds']:.2f} | {f'{peak / 1e6:.0f} MB' if peak else '–'} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
