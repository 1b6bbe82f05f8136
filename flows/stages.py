"""The stages of a run as plain functions; their order stands in ``flows/run.py``, the end in ``flows/one_run.py``."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from expectations.acknowledgements import read_acknowledgements
from expectations.audit import audit
from expectations.data_docs import data_docs_builder
from expectations.expected_counts import read_expected_counts
from expectations.history import known_failures, record_audit, record_missing_audits, write_audit_log
from expectations.preparation import prepare_audit
from expectations.quarantine import (
    QuarantineDecision,
    apply_releases,
    decide_quarantine,
    list_quarantine,
    read_releases,
    record_quarantine,
    release_all,
    release_reread_reports,
)
from expectations.result_files import audit_to_json, audit_to_junit
from expectations.results import AuditResult
from flows.run_result import RunOutcome, RunResult
from flows.run_summary import record_missing_runs, record_run
from flows.settings import public_site_address
from ingest.archived_files import refuse_rebuild_without_service, with_archived_files
from ingest.batch_runners import BatchRunner
from ingest.batches import NOTHING_LOADED, LoadedBatch, ReadingBatch
from ingest.documents import Gathered, GatheredIssue, SourceDocument
from ingest.folder import SAMPLE_FOLDER, gather_folder
from ingest.listening import RunListener
from ingest.options import LIVE_SOURCE, SAMPLE_SOURCE, RunOptions
from ingest.retries import verdict_of
from parliament.archive import Archive
from parliament.model import Issue
from parliament.source.discovery import ReportState
from parliament.speaking_time import SpeakingRate, read_rate, shipped_rate
from warehouse.build import build
from warehouse.candidate import newest_readable, prepare_candidate
from warehouse.changes import KnownReport, PublishedState, differing_tables, set_report_state, withdraw_meetings
from warehouse.database import kept_open
from warehouse.frame_files import load_frame_files
from warehouse.frames import issue_frame
from warehouse.load import load_frames
from warehouse.locks import hold_site_lock
from warehouse.meeting_frames import attendance_frame, meeting_frame
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, current_version, publish, read_manifest, version_of
from warehouse.quality_estimates import load_quality_estimates
from warehouse.read import published_path
from warehouse.reading_verdicts import record_verdicts
from warehouse.register_frames import listed_question_frames, register_frames, speaking_rate_frame
from warehouse.restore import restore_published_readings
from warehouse.source_sightings import record_sightings

if TYPE_CHECKING:
    from dashboards.site import RenderedSite


def gather(options: RunOptions, archive: Archive, state: PublishedState, listener: RunListener) -> Gathered:
    """Bring everything new into the archive: from the service, or from a folder or file of reports."""
    if options.is_service:
        from ingest.service import gather_service  # noqa: PLC0415 - brings the HTTP client, which folders do not need

        return gather_service(options, archive, state, listener)
    source = SAMPLE_FOLDER if options.source == SAMPLE_SOURCE else Path(options.source)
    gathered = gather_folder(source, archive, options.register_file)
    if not state.needs_rebuild:
        return gathered
    refuse_rebuild_without_service(archive)
    return replace(gathered, documents=with_archived_files(gathered.documents, archive))


def examine_service(options: RunOptions) -> None:
    """Hold the parliament's service against what numbers rest on: before the first night that asks it.

    Raises:
        ServiceDiffersError: something would give wrong numbers.
    """
    from ingest.first_contact import require_known_service  # noqa: PLC0415 - brings the HTTP client
    from ingest.service import service_settings  # noqa: PLC0415

    require_known_service(service_settings(options), options.day)


def changes_besides_reports(state: PublishedState, gathered: Gathered, folder: DataFolder) -> tuple[str, ...]:
    """What differs from the published version apart from reports: names of ``raw`` tables, or ``definitions``."""
    if not state.is_usable or state.path is None:
        return ("published version",)
    frames = frames_besides_reports(gathered, datetime.now(UTC))
    register_tables = register_frames(gathered.register, rate_in_use(folder))
    differing = [*differing_tables(state.path, {**frames, **register_tables}, whole=register_tables)]
    if not state.has_current_definitions:
        differing.append("definitions")
    if not state.has_every_file:
        differing.append("files of the published version")
    if gathered.drift:
        differing.append("what the source has for the first time")
    if gathered.withdrawn_ids:
        differing.append("withdrawn meetings")
    return tuple(differing)


def prepare(folder: DataFolder, gathered: Gathered, run_id: str) -> Path:
    """Make the candidate and load what does not come from reports: register, rates, meetings, questions, accuracy."""
    candidate = prepare_again(folder)
    frames = {
        **frames_besides_reports(gathered, datetime.now(UTC)),
        **register_frames(gathered.register, rate_in_use(folder)),
    }
    with kept_open(candidate):
        load_frames(candidate, frames, run_id=run_id)
        withdraw_meetings(candidate, gathered.withdrawn_ids)
        record_sightings(candidate, gathered.sightings, run_id, datetime.now(UTC))
    return candidate


def prepare_again(folder: DataFolder) -> Path:
    """Make the candidate with nothing new but the accuracy, the speaking rate, and runs and audits not yet in it."""
    candidate = prepare_candidate(folder)
    with kept_open(candidate):
        record_missing_audits(candidate, folder.logs)
        record_missing_runs(candidate, folder)
        load_quality_estimates(candidate)
        load_frames(candidate, {"speaking_rate": speaking_rate_frame(rate_in_use(folder))})
    return candidate


def rate_in_use(folder: DataFolder) -> SpeakingRate:
    """The speaking rate of this data folder: that of speeches timed here (``spreektijd calibrate``), else the shipped.

    Raises:
        UsageError: the folder's own is damaged; nothing is published with another in its place.
    """
    return read_rate(folder.speaking_rate) if folder.speaking_rate.exists() else shipped_rate()


def frames_besides_reports(gathered: Gathered, seen_at: datetime) -> dict[str, pl.DataFrame]:
    """Frames of what a service lists: meetings, and questions with their contacts."""
    frames: dict[str, pl.DataFrame] = {}
    if gathered.meetings:
        frames["meeting"] = meeting_frame(meeting.row for meeting in gathered.meetings)
        frames["listed_attendance"] = attendance_frame(
            (str(meeting.row["meeting_id"]), meeting.attendance) for meeting in gathered.meetings
        )
    if gathered.questions:
        frames |= listed_question_frames(gathered.questions, seen_at=seen_at)
    return frames


def read_batches(batches: Sequence[ReadingBatch], runner: BatchRunner) -> LoadedBatch:
    """Read batches in processes that may die; each is kept as files in its target."""
    outcomes: list[LoadedBatch] = []
    runner(batches, lambda batch, loaded: outcomes.append(loaded))
    return sum(outcomes, NOTHING_LOADED)


def load_batch(candidate: Path, batch: ReadingBatch) -> None:
    """Load what a batch left as files, in one transaction."""
    load_frame_files(candidate, [batch.target])


def record_unread(candidate: Path, loaded: LoadedBatch, run_id: str) -> None:
    """Keep what became of the documents that were not read, and say of their meetings that a report is there."""
    now = datetime.now(UTC)
    record_verdicts(candidate, [verdict_of(unread, run_id, now) for unread in loaded.unread])
    mark_unreadable(candidate, loaded)


def mark_unreadable(candidate: Path, loaded: LoadedBatch) -> None:
    """Say of the meetings whose report could not be read that it is there and cannot be read."""
    listed = [issue.meeting_id for issue in loaded.issues if issue.stage == "read" and issue.meeting_id]
    set_report_state(candidate, listed, ReportState.UNREADABLE.value)


def load_issues(candidate: Path, issues: Sequence[GatheredIssue], run_id: str) -> None:
    """Load the issues that belong to no report: they are of this run and replace those of the run before."""
    by_meeting: dict[str | None, list[tuple[str, Issue]]] = {}
    for issue in issues:
        by_meeting.setdefault(issue.meeting_id, []).append((issue.stage, issue.issue))
    frames = [issue_frame(run_id, found, meeting_id=meeting_id) for meeting_id, found in by_meeting.items()]
    frame = pl.concat(frames) if frames else issue_frame(run_id, [])
    load_frames(candidate, {"issue": frame}, run_id=run_id)


def build_tables(candidate: Path, folder: DataFolder) -> None:
    """Let reports out of quarantine that were read again or released, then build ``core`` and ``mart`` from ``raw``."""
    with kept_open(candidate):
        release_reread_reports(candidate, datetime.now(UTC))
        apply_releases(candidate, release_requests(folder))
        build(candidate, published=newest_readable(folder))


def try_quarantined_again(candidate: Path, changes: Sequence[str]) -> None:
    """Judge the reports in quarantine again when something besides reports has changed."""
    if changes:
        release_all(candidate, datetime.now(UTC), f"tried again, because of changes in: {', '.join(changes)}")


def put_in_quarantine(candidate: Path, result: AuditResult, published: Path | None) -> QuarantineDecision:
    """Leave out the reports whose own rows fail, when that lets the rest be published.

    Of a report that a new parser has misread, the published reading is put back.
    """
    decision = decide_quarantine(candidate, result)
    if decision.reports:
        record_quarantine(candidate, decision.reports)
        if published:
            restore_published_readings(candidate, published, decision.report_ids)
    return decision


def open_releases(state: PublishedState, folder: DataFolder) -> tuple[str, ...]:
    """Reports in quarantine that somebody has asked to be let in again."""
    requests = release_requests(folder)
    if state.path is None or not requests.exists():
        return ()
    quarantined = {one.report_id: one.quarantined_at for one in list_quarantine(state.path)}
    asked = read_releases(requests)
    return tuple(
        one.report_id for one in asked if one.report_id in quarantined and quarantined[one.report_id] <= one.released_at
    )


def reread_requests(folder: DataFolder) -> Path:
    """The file in which documents are asked to be read again (``spreektijd reread``)."""
    return folder.root / "reread.jsonl"


def release_requests(folder: DataFolder) -> Path:
    """The file in which releases from quarantine are asked for (``spreektijd quarantine release``)."""
    return folder.root / "releases.jsonl"


def audit_candidate(
    candidate: Path, run_id: str, folder: DataFolder, published: Path | None, options: RunOptions
) -> AuditResult:
    """Run the checks on the candidate; keep the results in it and as files. Freshness is judged at ``options.moment``.

    The committed counts of meetings are about the real parliament, so they are expected of its own service only.
    Critical checks of single reports leave out those that are as published, unless a full audit is asked for or due.
    """
    expected = read_expected_counts() if options.source == LIVE_SOURCE else ()
    prepare_audit(
        candidate,
        run_id=run_id,
        audited_at=options.moment,
        published=published,
        expected_counts=expected,
        is_full=options.is_full_audit,
    )
    result = audit(
        candidate,
        run_id=run_id,
        known_failures=known_failures(candidate, before_run_id=run_id),
        acknowledgements=read_acknowledgements(),
        now=datetime.now(UTC),
        after_validation=data_docs_builder(folder.quality, options.moment),
    )
    record_audit(candidate, result)
    write_audit_log(folder.logs, result)
    write_junit(folder, result)
    return result


def write_junit(folder: DataFolder, result: AuditResult) -> None:
    """Write the audit as a JUnit file for other tools, beside the Data Docs."""
    folder.quality.mkdir(parents=True, exist_ok=True)
    (folder.quality / "checks.xml").write_text(audit_to_junit(result), encoding="utf-8")
    (folder.quality / "checks.json").write_text(audit_to_json(result), encoding="utf-8")


def document_of_known_report(report: KnownReport) -> SourceDocument:
    """A report of the published version as a document to be read again from the archive."""
    return SourceDocument(
        name=report.file_name or report.report_url or report.report_id,
        url=report.report_url or "",
        sha256=report.sha256,
        byte_count=report.byte_count,
        fetched_at=report.fetched_at,
        meeting_id=report.meeting_id,
        meeting_date=report.meeting_date,
        is_provisional=report.is_provisional,
        is_listed=report.is_listed,
    )


def publish_candidate(candidate: Path, folder: DataFolder, result: RunResult, audit: AuditResult) -> RunResult:
    """Publish the candidate and say under which version."""
    record_run(candidate, result)
    check_summary = {
        "passed": result.checks_passed,
        "failed_critical": result.checks_failed_critical,
        "failed_warning": result.checks_failed_warning,
        "failed": [check.check_name for check in audit.failures],
    }
    version = publish(folder, PublishingRun(result.run_id, result.parser_version, check_summary))
    return replace(result, outcome=RunOutcome.PUBLISHED, published_version=version.version, ended_at=datetime.now(UTC))


def render_dashboard(folder: DataFolder) -> "RenderedSite":
    """Render the dashboard of the published version; only what changed is written."""
    from dashboards.site import render_site  # noqa: PLC0415 - brings the chart libraries, which take seconds to load

    with hold_site_lock(folder):
        database = published_path(folder)
        version = version_of(database)
        rendered = render_site(
            database,
            folder.site,
            manifest=read_manifest(folder, version),
            parquet=folder.parquet / version,
            quality=folder.quality,
            address=public_site_address(),
        )
        _rendered_version(folder).write_text(version, encoding="utf-8")
    return rendered


def is_dashboard_current(folder: DataFolder) -> bool:
    """Whether the dashboard stands and shows the published version; not so after a run that was cut off in between."""
    marker = _rendered_version(folder)
    is_of_version = marker.exists() and marker.read_text(encoding="utf-8") == current_version(folder)
    return is_of_version and (folder.site / "index.html").exists()


def _rendered_version(folder: DataFolder) -> Path:
    folder.build.mkdir(parents=True, exist_ok=True)
    return folder.build / "rendered-version"
