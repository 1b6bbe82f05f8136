"""What audits found, kept: as rows of ``dq.check_result`` across published versions, and as a file a run.

The rows travel with the database: a candidate begins with those of the published version and of a run that was not
published. The files (``data/logs/audits/<run_id>.json``) hold the results of every run whatever became of its database.
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from expectations.result_files import audit_from_json, audit_to_json
from expectations.results import AuditResult, CheckResult, CheckSeverity, CheckStatus
from parliament.files import write_whole
from warehouse.database import open_unlocked_read_only
from warehouse.quality import append_quality_rows
from warehouse.schema import quality_schemas

_UNSAFE_IN_FILE_NAMES = re.compile(r"[^A-Za-z0-9._-]")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """What one check found in one run."""

    run_id: str
    checked_at: datetime
    severity: str
    success: bool
    status: str | None
    failing_row_count: int


@dataclass(frozen=True, slots=True)
class AuditedCheck:
    """What one check found in the audit of a database, with its English sentence."""

    check_name: str
    family: str
    severity: str
    sentence: str
    success: bool
    status: str | None
    failing_row_count: int

    @property
    def is_blocking(self) -> bool:
        """Whether it is a critical failure that nobody answers for."""
        is_critical = self.severity == CheckSeverity.CRITICAL.value
        return is_critical and not self.success and self.status != CheckStatus.ACKNOWLEDGED.value


def record_audit(candidate: Path, result: AuditResult) -> None:
    """Write the results into the candidate; those of the same run, if any, are replaced.

    Raises:
        WarehouseError: the candidate is open elsewhere.
    """
    append_quality_rows(candidate, {"check_result": check_result_frame(result)})


def record_missing_audits(candidate: Path, logs: Path) -> int:
    """Write into the candidate the results of runs that it does not know, from their files; return how many runs."""
    # By the names of the files: those of months are not read each night for the one or two that are missing.
    missing = read_audit_logs(logs, but=_known_run_ids(candidate))
    if missing:
        frame = pl.concat([check_result_frame(result) for result in missing])
        append_quality_rows(candidate, {"check_result": frame})
    return len(missing)


def check_result_frame(result: AuditResult) -> pl.DataFrame:
    """The results as rows of ``dq.check_result``."""
    rows = [_row(result, check) for check in result.results]
    return pl.DataFrame(rows, schema=dict(quality_schemas()["check_result"]), orient="row")


def write_audit_log(logs: Path, result: AuditResult) -> Path:
    """Write the results to ``audits/<run_id>.json`` below the folder of logs; a whole file or none."""
    path = _audits(logs) / _file_name(result.run_id)
    write_whole(path, audit_to_json(result))
    return path


def read_audit_log(logs: Path, run_id: str) -> AuditResult | None:
    """Read the results of one run; ``None`` where it left no file, or one that cannot be read."""
    try:
        return audit_from_json((_audits(logs) / _file_name(run_id)).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def read_audit_logs(logs: Path, *, but: Collection[str] = ()) -> tuple[AuditResult, ...]:
    """Read the results of every run that left a file, oldest first; a file that cannot be read is left out.

    Files of the runs ``but`` are not opened.

    The files are a second copy of ``dq.check_result`` kept for people: an edited or truncated one must not stop a
    night's run.
    """
    results = []
    left_out = {_file_name(run_id) for run_id in but}
    for path in sorted(_audits(logs).glob("*.json")):
        if path.name in left_out:
            continue
        try:
            results.append(audit_from_json(path.read_text(encoding="utf-8")))
        except ValueError:
            continue
    return tuple(sorted(results, key=lambda result: result.audited_at))


def known_failures(database: Path, *, before_run_id: str | None = None) -> frozenset[str]:
    """The names of the checks that failed in the last run of the history, the run itself left out.

    Raises:
        WarehouseError: there is no database, or a process is writing it.
    """
    statement = """
        with latest as (
            select run_id from dq.check_result where run_id is distinct from $run_id
            order by checked_at desc limit 1
        )
        select check_name from dq.check_result semi join latest using (run_id) where not success
    """
    with open_unlocked_read_only(database) as connection:
        rows = connection.execute(statement, {"run_id": before_run_id}).fetchall()
    return frozenset(name for (name,) in rows)


def checks_of_audit(database: Path) -> tuple[AuditedCheck, ...]:
    """What each check found in the audit of this database, in the order of their names.

    Raises:
        WarehouseError: there is no database, or a process is writing it.
    """
    statement = """
        select check_name, family, severity, sentence_english, success, status, failing_row_count
        from dq.check_result semi join dq.audit using (run_id) order by check_name
    """
    with open_unlocked_read_only(database) as connection:
        return tuple(AuditedCheck(*row) for row in connection.execute(statement).fetchall())


def check_history(database: Path, check_name: str) -> tuple[HistoryRow, ...]:
    """What a check found in each run of the history, newest first; empty for a check that never ran."""
    statement = """
        select run_id, checked_at, severity, success, status, failing_row_count
        from dq.check_result where check_name = $check_name order by checked_at desc, run_id
    """
    with open_unlocked_read_only(database) as connection:
        rows = connection.execute(statement, {"check_name": check_name}).fetchall()
    return tuple(HistoryRow(*row) for row in rows)


def _known_run_ids(database: Path) -> frozenset[str]:
    with open_unlocked_read_only(database) as connection:
        rows = connection.execute("select distinct run_id from dq.check_result").fetchall()
    return frozenset(run_id for (run_id,) in rows)


def _file_name(run_id: str) -> str:
    return f"{_UNSAFE_IN_FILE_NAMES.sub('-', run_id)}.json"


def _audits(logs: Path) -> Path:
    return logs / "audits"


def _row(result: AuditResult, check: CheckResult) -> Mapping[str, object]:
    acknowledgement = check.acknowledgement
    return {
        "run_id": result.run_id,
        "checked_at": result.audited_at,
        "check_name": check.check_name,
        "family": check.family.value,
        "severity": check.severity.value,
        "table_name": check.table_name,
        "sentence": check.sentence.dutch,
        "success": check.success,
        "failing_row_count": check.failing_row_count,
        "sample_rows": json.dumps([dict(row) for row in check.sample_rows], ensure_ascii=False),
        "elapsed_seconds": check.seconds,
        "sentence_english": check.sentence.english,
        "status": check.status.value,
        "error": check.error,
        "row_count": check.row_count,
        "acknowledged_by": acknowledgement.who if acknowledgement else None,
        "acknowledged_until": acknowledgement.until if acknowledgement else None,
    }
