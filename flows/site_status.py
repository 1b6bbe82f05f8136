"""What the pages of the dashboard know of the runs: two scripts beside them (decision 080).

``status.js`` calls ``spreektijdStatus`` with the facts of ``status.json``; every page loads it. ``nachten.js`` calls
``spreektijdNights`` with the last nights, newest first, each with its failed checks; the page of data quality loads it.
Scripts and not JSON, because a page that was opened from a file may read nothing else.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from expectations.history import read_audit_log
from expectations.results import CheckResult
from flows.run_log import read_last_results
from flows.run_result import FailedCheck, RunResult
from ingest.options import NIGHTS
from parliament.files import write_whole
from warehouse.paths import DataFolder

STATUS_FILE = "status.js"
NIGHTS_FILE = "nachten.js"
# Two months of nights: as many squares as stand on one line of a page.
SHOWN_NIGHTS = 60
# Runs by hand stand between the nights; beyond three a night the oldest squares are left out.
_RUNS_LOOKED_AT = 3 * SHOWN_NIGHTS
# Failing rows of a check that the page shows.
_SHOWN_ROWS = 5


def write_site_status(folder: DataFolder, facts: Mapping[str, Any], last_night: RunResult | None) -> None:
    """Write both scripts beside the site, each a whole file or none; ``facts`` are those of ``status.json``.

    Raises:
        OSError: they cannot be written.
    """
    runs = read_last_results(folder, _RUNS_LOOKED_AT)
    nights = [run for run in runs if run.run_kind in NIGHTS][:SHOWN_NIGHTS]
    failures = _failures(folder, last_night) if last_night else []
    shown = {**facts, "failure": {**failures[0], "rows": []} if failures else None}
    write_whole(folder.site / STATUS_FILE, _call("spreektijdStatus", shown))
    write_whole(folder.site / NIGHTS_FILE, _call("spreektijdNights", [_night(folder, run) for run in nights]))


def public_run(run: RunResult) -> dict[str, object]:
    """What the world may know of a run: no sentence of an error, which may name a path; moments are ISO 8601 in UTC."""
    return {
        "run_id": run.run_id,
        "run_kind": run.run_kind,
        "outcome": run.outcome.value,
        "exit_code": run.exit_code,
        "started_at": iso_moment(run.started_at),
        "ended_at": iso_moment(run.ended_at),
        "new_reports": run.new_report_count,
    }


def iso_moment(moment: datetime | None) -> str | None:
    """A moment as ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def _night(folder: DataFolder, run: RunResult) -> Mapping[str, Any]:
    return {
        **public_run(run),
        "reports": run.report_count,
        "words": run.word_count,
        "checks_passed": run.checks_passed,
        "checks_failed_critical": run.checks_failed_critical,
        "checks_failed_warning": run.checks_failed_warning,
        "unreadable": [{"name": one.name.rpartition("/")[2], "kind": one.kind} for one in run.unreadable],
        "quarantined": run.quarantined_count,
        "awaited": run.awaited_count,
        "drift": list(run.drift),
        "failures": _failures(folder, run),
    }


def _failures(folder: DataFolder, run: RunResult) -> Sequence[Mapping[str, Any]]:
    """The failed checks of a run, those that stop publication first, with rows where the audit's log still has them."""
    if not run.failed_checks:
        return []
    audit = read_audit_log(folder.logs, run.run_id)
    results = {result.check_name: result for result in audit.results} if audit else {}
    failures = [_failure(check, results.get(check.check_name)) for check in run.failed_checks]
    return sorted(failures, key=lambda failure: failure["severity"] != "critical")


def _failure(check: FailedCheck, result: CheckResult | None) -> Mapping[str, Any]:
    return {
        "name": check.check_name,
        "severity": check.severity,
        "sentence": {"nl": result.sentence.dutch if result else check.sentence, "en": check.sentence},
        "count": check.failing_row_count,
        "rows": [dict(row) for row in result.sample_rows[:_SHOWN_ROWS]] if result else [],
    }


def _call(function: str, value: object) -> str:
    """A script that hands a value to the page; no text in it can end a script, also where it is taken into a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).replace("<", "\\u003c")
    return f"{function}({text});\n"
