"""The summaries of runs as files, so that last night can be seen whatever became of its database."""

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from flows.run_result import RunResult
from warehouse.paths import DataFolder

_RESULT = TypeAdapter(RunResult)


def write_result(folder: DataFolder, result: RunResult) -> None:
    """Write a run's summary to ``logs/runs/<run id>.json``; a whole file or none."""
    runs = folder.logs / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    partial = runs / f"{result.run_id}.partial"
    partial.write_bytes(_RESULT.dump_json(result, indent=2))
    partial.replace(runs / f"{result.run_id}.json")


def read_last_results(folder: DataFolder, count: int) -> tuple[RunResult, ...]:
    """Read the summaries of the last ``count`` runs, newest first; a file that cannot be read is left out."""
    results: list[RunResult] = []
    for path in sorted((folder.logs / "runs").glob("*.json"), reverse=True):
        try:
            results.append(_RESULT.validate_json(path.read_bytes()))
        except (OSError, ValidationError):
            continue
        if len(results) == count:
            break
    return tuple(results)


def last_run_id(folder: DataFolder) -> str | None:
    """The name of the last run that left a summary, or ``None``."""
    return max((path.stem for path in (folder.logs / "runs").glob("*T*Z-*.json")), default=None)


def result_as_dict(result: RunResult) -> dict[str, Any]:
    """A summary as plain JSON values, moments as ISO text."""
    value: dict[str, Any] = json.loads(_RESULT.dump_json(result))
    value["seconds"] = round(result.seconds, 1)
    return value
