"""Quarantine: one bad report is left out with its reason, and the rest is published.

The rows of ``dq.quarantine`` say which versions of reports are out; ``core.report`` leaves out those that are not
released, so that a meeting keeps its last good version: an earlier file, the journal copy, or the published reading of
the same file by an earlier parser, which is put back (``warehouse/restore.py``). A report is tried again when a newer
parser has read it, when its file changes (that is another ``report_id``), or when somebody releases it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from expectations.results import AuditResult, CheckResult
from parliament.errors import UsageError
from warehouse.database import Connection, open_unlocked_read_only, open_writable, transaction
from warehouse.quality import append_quality_rows
from warehouse.schema import quality_schemas

# More bad reports than this, and more than this share of all, is no accident of single files: the parser or the source
# has changed, and leaving out what fails would publish a parliament with holes. Then nothing is published. Five is what
# a bad night of the source may bring; a tenth is the loss that a reader of the totals would notice.
MOST_REPORTS = 5
LARGEST_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class QuarantinedReport:
    """A version of a report that is left out, for one check that it fails; out while ``released_at`` is ``None``."""

    report_id: str
    meeting_id: str
    run_id: str
    check_name: str
    reason: str
    parser_version: str
    quarantined_at: datetime
    released_at: datetime | None = None
    release_reason: str | None = None


@dataclass(frozen=True, slots=True)
class QuarantineDecision:
    """What to leave out so that the rest can be published.

    ``reports`` has a row for each report and check that it fails. When ``is_possible`` is false, nothing may be
    published, and ``reason`` says why; when nothing blocks, ``reports`` is empty and ``is_possible`` true.
    """

    reports: tuple[QuarantinedReport, ...]
    is_possible: bool
    reason: str

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The reports to leave out, each once."""
        return tuple(dict.fromkeys(report.report_id for report in self.reports))


@dataclass(frozen=True, slots=True)
class Release:
    """A person's decision to let a report in again, kept until the next run has done it."""

    report_id: str
    released_at: datetime
    reason: str


def decide_quarantine(candidate: Path, result: AuditResult) -> QuarantineDecision:
    """Decide which reports to leave out after an audit that blocks.

    Nothing is left out, and nothing may be published, when a failure cannot be attributed to single reports, when it
    would take every report, or more than :data:`MOST_REPORTS` and :data:`LARGEST_SHARE` of them.
    """
    if result.is_publishable:
        return QuarantineDecision((), True, "no critical check fails")
    general = [check.check_name for check in result.blocking if not check.report_ids]
    if general:
        return QuarantineDecision((), False, f"not a matter of single reports: {', '.join(general)}")
    bad = result.reports_to_quarantine()
    facts = _facts_of_current_reports(candidate)
    if facts.keys() <= bad.keys():
        return QuarantineDecision((), False, "every report fails: there is nothing left to publish")
    if len(bad) > max(MOST_REPORTS, LARGEST_SHARE * len(facts)):
        return QuarantineDecision(
            (), False, f"{len(bad)} of {len(facts)} reports fail: too many to be single bad files"
        )
    reports = tuple(
        _quarantined(report_id, check, facts[report_id], result)
        for check in result.blocking
        for report_id in check.report_ids
        if report_id in facts
    )
    count = len({report.report_id for report in reports})
    return QuarantineDecision(reports, bool(reports), f"{count} of {len(facts)} reports are left out")


def record_quarantine(candidate: Path, reports: Sequence[QuarantinedReport]) -> None:
    """Write the rows of ``dq.quarantine``; ``core`` and ``mart`` have to be built again afterwards."""
    frame = pl.DataFrame(
        [asdict(report) for report in reports], schema=dict(quality_schemas()["quarantine"]), orient="row"
    )
    append_quality_rows(candidate, {"quarantine": frame})


def release_reread_reports(candidate: Path, released_at: datetime) -> int:
    """Release the reports that another version of the parser has read since; to be called before building.

    A reading from before the quarantine was put back from the published version, and releases nothing.

    Returns:
        How many rows were released.
    """
    with open_writable(candidate) as connection, transaction(connection):
        rows = connection.execute(
            """
            update dq.quarantine
            set released_at = $released_at, release_reason = 'read again by parser ' || report.parser_version
            from raw.report as report
            where report.report_id = quarantine.report_id
                and report.parser_version <> quarantine.parser_version and quarantine.released_at is null
                and report.parsed_at > quarantine.quarantined_at
            returning quarantine.report_id
            """,
            {"released_at": released_at},
        ).fetchall()
    return len(rows)


def release_all(candidate: Path, released_at: datetime, reason: str) -> None:
    """Try every report again, because what they are judged by has changed: the register, the SQL; before building."""
    with open_writable(candidate) as connection, transaction(connection):
        connection.execute(
            "update dq.quarantine set released_at = $released_at, release_reason = $reason where released_at is null",
            {"released_at": released_at, "reason": reason},
        )


def list_quarantine(database: Path, *, with_released: bool = False) -> tuple[QuarantinedReport, ...]:
    """The rows of ``dq.quarantine``, newest first; those still left out unless asked for all."""
    statement = """
        select report_id, meeting_id, run_id, check_name, reason, parser_version,
            quarantined_at, released_at, release_reason
        from dq.quarantine where released_at is null or $with_released
        order by quarantined_at desc, report_id, check_name
    """
    with open_unlocked_read_only(database) as connection:
        rows = connection.execute(statement, {"with_released": with_released}).fetchall()
    return tuple(QuarantinedReport(*row) for row in rows)


def request_release(releases: Path, database: Path, report_id: str, reason: str) -> Release:
    """Note that a report is to be let in again; the next run does it (published files are never written).

    Args:
        releases: the file of open requests, one JSON object per line.
        database: where the quarantine is looked up.
        report_id: the report.
        reason: why, in a sentence.

    Raises:
        UsageError: the report is not in quarantine.
    """
    if report_id not in {report.report_id for report in list_quarantine(database)}:
        raise UsageError(f"{report_id} is not in quarantine; `spreektijd quarantine list` shows what is")
    release = Release(report_id, datetime.now(UTC), reason)
    releases.parent.mkdir(parents=True, exist_ok=True)
    line = {**asdict(release), "released_at": release.released_at.isoformat()}
    with releases.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return release


def read_releases(releases: Path) -> tuple[Release, ...]:
    """The releases that were asked for, oldest first; none when nobody asked."""
    if not releases.exists():
        return ()
    lines = releases.read_text(encoding="utf-8").splitlines()
    return tuple(_release(json.loads(line)) for line in lines if line.strip())


def apply_releases(candidate: Path, releases: Path) -> tuple[Release, ...]:
    """Release the reports that somebody asked for, before building; return the requests that were done.

    The requests stay in the file, so that a run that is not published loses none; doing one again changes nothing.
    """
    requests = read_releases(releases)
    if not requests:
        return ()
    with open_writable(candidate) as connection, transaction(connection):
        return tuple(request for request in requests if _apply(connection, request))


def _apply(connection: Connection, request: Release) -> bool:
    """A request reaches only rows that were there when it was made: what fails again later is out again."""
    rows = connection.execute(
        """
        update dq.quarantine set released_at = $released_at, release_reason = $reason
        where report_id = $report_id and released_at is null and quarantined_at <= $released_at
        returning report_id
        """,
        asdict(request),
    ).fetchall()
    return bool(rows)


def _release(line: Mapping[str, str]) -> Release:
    return Release(line["report_id"], datetime.fromisoformat(line["released_at"]), line["reason"])


def _facts_of_current_reports(candidate: Path) -> dict[str, tuple[str, str]]:
    statement = "select report_id, meeting_id, parser_version from core.report where is_current"
    with open_unlocked_read_only(candidate) as connection:
        rows = connection.execute(statement).fetchall()
    return {report_id: (meeting_id, parser_version) for report_id, meeting_id, parser_version in rows}


def _quarantined(report_id: str, check: CheckResult, facts: tuple[str, str], result: AuditResult) -> QuarantinedReport:
    meeting_id, parser_version = facts
    return QuarantinedReport(
        report_id=report_id,
        meeting_id=meeting_id,
        run_id=result.run_id,
        check_name=check.check_name,
        reason=f"does not hold: {check.sentence.english}",
        parser_version=parser_version,
        quarantined_at=result.audited_at,
    )
