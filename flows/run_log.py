"""The summaries of runs as files, so that last night can be seen whatever became of its database."""

import json
from collections.abc import Container, Iterator
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError

from flows.run_result import RunResult
from parliament.files import write_whole
from warehouse.paths import DataFolder

_RESULT = TypeAdapter(RunResult)


def write_result(folder: DataFolder, result: RunResult) -> None:
    """Write a run's summary to ``logs/runs/<run id>.json``; a whole file or none."""
    write_whole(folder.logs / "runs" / f"{result.run_id}.json", _RESULT.dump_json(result, indent=2))


def read_last_results(folder: DataFolder, count: int) -> tuple[RunResult, ...]:
    """Read the summaries of the last ``count`` runs, newest first; a file that cannot be read is left out."""
    return tuple(islice(_results_newest_first(folder), count))


def last_judged_result(folder: DataFolder, *, but_not: str | None = None) -> RunResult | None:
    """The last run that came to an answer about what the source holds; one that failed on its way says nothing.

    ``but_not`` names a run that is left out, for what came before it.
    """
    others = _results_newest_first(folder, () if but_not is None else (but_not,))
    return next((result for result in others if result.outcome.is_judged), None)


def read_results_without(folder: DataFolder, known: Container[str]) -> tuple[RunResult, ...]:
    """Read the summaries of the runs whose names are not ``known``, newest first."""
    return tuple(_results_newest_first(folder, known))


def _results_newest_first(folder: DataFolder, known: Container[str] = ()) -> Iterator[RunResult]:
    for path in sorted((folder.logs / "runs").glob("*.json"), reverse=True):
        if path.stem in known:
            continue
        try:
            yield _RESULT.validate_json(path.read_bytes())
        except (OSError, ValidationError):
            continue


def last_run_id(folder: DataFolder) -> str | None:
    """The name of the last run that left a summary, or ``None``."""
    return max((path.stem for path in (folder.logs / "runs").glob("*T*Z-*.json")), default=None)


def result_as_dict(result: RunResult) -> dict[str, Any]:
    """A summary as plain JSON values, moments as ISO text."""
    value: dict[str, Any] = json.loads(_RESULT.dump_json(result))
    value["seconds"] = None if result.seconds is None else round(result.seconds, 1)
    return value
