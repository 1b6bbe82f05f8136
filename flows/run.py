"""The order of the night: gather, parse, resolve, load, build, audit, publish. It stands here and nowhere else.

Refresh strategy: a report whose bytes were read before by the same parser is not read again. Everything else of the
database (``core``, ``mart``) is built anew from ``raw`` in every run that publishes.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from math import ceil
from pathlib import Path
from secrets import token_hex
from typing import TypeVar

from expectations.results import AuditResult
from flows import recordings, run_summary, stages
from flows.run_log import last_run_id, read_last_results, write_result
from flows.run_result import RunOutcome, RunResult
from flows.settings import check_settings
from ingest.batches import LoadedBatch
from ingest.documents import Gathered, JournalCopy, SourceDocument
from ingest.listening import RunListener, SilentListener
from ingest.options import RunOptions
from ingest.parsing import parse_documents
from ingest.stage_runner import StageRunner, run_plainly
from parliament.archive import Archive
from parliament.errors import SpreektijdError, WarehouseError
from parliament.parse import PARSER_VERSION
from parliament.people import Register
from warehouse.changes import PublishedState, published_state
from warehouse.frames import make_report_id
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder
from warehouse.publish import restore_links
from warehouse.retention import prune_files

# Reports parsed, resolved and loaded at once: some 20 MB of text, so that memory stays that of a batch.
REPORTS_A_BATCH = 200

# The moment in a run's name, in UTC.
_RUN_STAMP = "%Y%m%dT%H%M%SZ"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Night:
    """What every stage of one night needs to know."""

    run_id: str
    started_at: datetime
    options: RunOptions
    folder: DataFolder
    archive: Archive
    run_stage: StageRunner
    listener: RunListener


def run_night(
    options: RunOptions, *, run_stage: StageRunner = run_plainly, listener: RunListener | None = None
) -> RunResult:
    """Do the main job once and say what it did.

    The result's ``outcome`` tells whether something was published, nothing had changed, or the checks failed (then the
    published version is as it was). One run at a time may write to a data folder.

    Raises:
        UsageError: the source holds no report, or an option or a setting is wrong.
        SourceUnreachableError: the source cannot be reached.
        WarehouseError: another run is writing, or the published database cannot be continued.
    """
    return _run_alone(_begin(options, run_stage, listener), _run_stages)


def publish_again(
    options: RunOptions, *, run_stage: StageRunner = run_plainly, listener: RunListener | None = None
) -> RunResult:
    """Build, audit and publish again what the published version holds: for a new definition or a new check.

    Nothing is fetched and nothing is read again; reports in quarantine are judged anew.

    Raises:
        WarehouseError: nothing is published, its tables are of another version, or another run is writing.
    """
    return _run_alone(_begin(options, run_stage, listener), _run_stages_again)


def _run_alone(night: Night, run: Callable[[Night], RunResult]) -> RunResult:
    with hold_build_lock(night.folder):
        _tell_what_is_odd(night)
        result = run(night)
        _prune(night)
    write_result(night.folder, result)
    return result


def _prune(night: Night) -> None:
    """Remove what is older than the rules say; that it cannot be removed does not spoil the run."""
    try:
        prune_files(night.folder, night.started_at)
    except OSError as error:
        night.listener.noticed(f"What is older than the rules say could not be removed: {error}")


def _begin(options: RunOptions, run_stage: StageRunner, listener: RunListener | None) -> Night:
    check_settings(os.environ)
    folder = DataFolder(options.data)
    folder.root.mkdir(parents=True, exist_ok=True)
    started_at = datetime.now(UTC)
    run_id = make_run_id(started_at, after=last_run_id(folder))
    archive = Archive(folder.archive)
    return Night(run_id, started_at, options, folder, archive, run_stage, listener or SilentListener())


def make_run_id(started_at: datetime, *, after: str | None = None) -> str:
    """A sortable name of a run: its start in UTC, and four hexadecimal digits against two runs in one second.

    When the clock was put back the name is one second later than that of the run ``after`` which it comes, so that the
    last run is always the last one by name.
    """
    moment = started_at
    if after is not None:
        moment = max(moment, moment_of_run(after) + timedelta(seconds=1))
    return f"{moment:{_RUN_STAMP}}-{token_hex(2)}"


def moment_of_run(run_id: str) -> datetime:
    """The moment that stands in a run's name."""
    return datetime.strptime(run_id.split("-", maxsplit=1)[0], _RUN_STAMP).replace(tzinfo=UTC)


def _tell_what_is_odd(night: Night) -> None:
    """Put back links that were removed, and say so; say when the clock contradicts the last run."""
    restored = restore_links(night.folder)
    if restored:
        night.listener.noticed(restored)
    last = last_run_id(night.folder)
    if last is not None and moment_of_run(last) > night.started_at:
        night.listener.noticed(
            f"The clock says {night.started_at:%Y-%m-%d %H:%M} UTC, and the last run was at "
            f"{moment_of_run(last):%Y-%m-%d %H:%M} UTC: set the clock right. Runs and versions keep their order."
        )


def _run_stages(night: Night) -> RunResult:
    state = published_state(night.folder)
    night.listener.stage_started("gather")
    gathered = night.run_stage("gather", stages.gather, night.options, night.archive, state, night.listener)
    changes = night.run_stage("compare", stages.changes_besides_reports, state, gathered, night.folder)
    if recordings.has_new_transcripts(state, night.folder):
        changes = (*changes, "transcripts of recordings")
    releases = stages.open_releases(state, night.folder)
    work = choose_work(gathered, state, unreadable_before(night.folder), refused_reports(state, changes, releases))
    if not (work.documents or work.journals or changes or releases or night.options.is_full_audit):
        if not stages.is_dashboard_current(night.folder):
            render_dashboard(night)
        return run_summary.unchanged_result(night.run_id, night.started_at, night.options, night.folder, gathered)
    night.listener.noticed(f"To do: {work.sentence}; {state.sentence}.")
    return _build_and_publish(night, state, gathered, work, changes)


def _run_stages_again(night: Night) -> RunResult:
    state = published_state(night.folder)
    if not state.is_usable:
        raise WarehouseError(f"there is nothing to build again ({state.sentence}): run `spreektijd nightly`")
    candidate = night.run_stage("prepare candidate", stages.prepare_again, night.folder)
    night.run_stage(
        "try quarantined reports again", stages.try_quarantined_again, candidate, ("definitions or checks",)
    )
    audit = build_and_audit(night, candidate, state)
    # What could not be read, and whether fetching was done, is as the last run left it.
    last = next(iter(read_last_results(night.folder, 1)), None)
    result = run_summary.built_result(
        night.run_id, night.started_at, night.options, night.folder,
        Gathered((), Register(), is_complete=last.is_complete if last else True),
        loaded_count=0, unreadable=last.unreadable if last else (), audit=audit,
    )  # fmt: skip
    return publish_or_keep(night, candidate, result, audit)


@dataclass(frozen=True, slots=True)
class Work:
    """What has to be parsed: documents (each with its journal copy, if it has one), and journal copies on their own."""

    documents: tuple[SourceDocument, ...]
    journals: tuple[JournalCopy, ...]

    @property
    def sentence(self) -> str:
        """How much it is, for people."""
        return f"{len(self.documents)} report(s) to read, {len(self.journals)} journal copies on their own"


def refused_reports(state: PublishedState, changes: Sequence[str], releases: Sequence[str]) -> frozenset[str]:
    """Reports that this parser has read before, with a reading that is in quarantine, and need not read again tonight.

    They are tried again when anything besides reports has changed, or when somebody asked for it.
    """
    if changes:
        return frozenset()
    refused = {report.report_id for report in state.reports if PARSER_VERSION in report.refused_parser_versions}
    return frozenset(refused - set(releases))


def choose_work(
    gathered: Gathered, state: PublishedState, unreadable: frozenset[str], refused: frozenset[str] = frozenset()
) -> Work:
    """What this parser has not read yet: gathered tonight, or published by an earlier parser.

    A new journal copy brings its meeting's document along, so that the two are held side by side again. ``unreadable``
    are the sha256s that this parser version has found unreadable before, ``refused`` the reports whose reading by it is
    in quarantine.
    """
    is_kept = state.is_usable
    read = {
        report.report_id
        for report in state.reports
        if is_kept and (report.parser_version == PARSER_VERSION or report.report_id in refused)
    }
    read_bytes = {report.sha256 for report in state.reports if report.report_id in read}
    new_journals = {
        journal.meeting_id: journal
        for journal in gathered.journals
        if make_report_id(journal.meeting_id, journal.sha256) not in read
    }
    chosen = {
        document.sha256: document
        for document in gathered.documents
        if document.sha256 not in unreadable
        and (document.sha256 not in read_bytes or document.meeting_id in new_journals)
    }
    for report in state.reports:
        if report.source != "journal" and report.sha256 not in read_bytes:
            chosen.setdefault(report.sha256, stages.document_of_known_report(report))
    with_document = {document.meeting_id for document in chosen.values()}
    alone = (journal for meeting_id, journal in new_journals.items() if meeting_id not in with_document)
    return Work(tuple(chosen.values()), tuple(alone))


def unreadable_before(folder: DataFolder) -> frozenset[str]:
    """The documents that the last run with this parser could not read; they are tried again when the parser changes."""
    return frozenset(
        document.sha256
        for result in read_last_results(folder, 1)
        if result.parser_version == PARSER_VERSION
        for document in result.unreadable
    )


def _build_and_publish(
    night: Night, state: PublishedState, gathered: Gathered, work: Work, changes: Sequence[str]
) -> RunResult:
    candidate = night.run_stage("prepare candidate", stages.prepare, night.folder, gathered, night.run_id)
    loaded = _parse_and_load(night, candidate, gathered, work)
    issues = [*gathered.issues, *loaded.issues]
    night.run_stage("load issues", stages.load_issues, candidate, issues, night.run_id)
    night.run_stage("try quarantined reports again", stages.try_quarantined_again, candidate, changes)
    audit = build_and_audit(night, candidate, state)
    result = run_summary.built_result(
        night.run_id, night.started_at, night.options, night.folder, gathered,
        loaded_count=loaded.loaded_count, unreadable=loaded.unreadable, audit=audit,
    )  # fmt: skip
    return publish_or_keep(night, candidate, result, audit)


def _parse_and_load(night: Night, candidate: Path, gathered: Gathered, work: Work) -> LoadedBatch:
    """Parse what is new, and load it batch by batch as it comes."""
    night.listener.stage_started("parse")
    parsed = parse_documents(
        work.documents,
        night.archive,
        processes=night.options.processes,
        on_progress=lambda done, total: night.listener.progressed("parse", done, total),
    )
    total = LoadedBatch(0, (), ())
    batch_count = ceil(len(work.documents) / REPORTS_A_BATCH)
    for number in range(1, batch_count + 1):
        part = f"batch {number} of {batch_count}"
        batch = night.run_stage(f"parse {part}", _next_batch, parsed)
        total += night.run_stage(
            f"resolve and load {part}", stages.load_batch, candidate, batch, gathered, night.run_id
        )
    copies = iter(work.journals)
    for number in range(1, ceil(len(work.journals) / REPORTS_A_BATCH) + 1):
        name = f"load journal copies, batch {number}"
        journals = _next_batch(copies)
        count = night.run_stage(name, stages.load_journals, candidate, journals, gathered, night.run_id)
        total += LoadedBatch(count, (), ())
    return total


def build_and_audit(night: Night, candidate: Path, state: PublishedState) -> AuditResult:
    """Time speeches by recordings, build and audit; leave out reports whose own rows fail, and audit what remains."""
    for problem in night.run_stage("align recordings", recordings.align_recordings, candidate, night.folder):
        night.listener.noticed(f"Recordings: {problem}.")
    night.listener.stage_started("build")
    night.run_stage("build", stages.build_tables, candidate, night.folder)
    night.listener.stage_started("audit")
    # Nothing was audited before in tables that were built anew.
    options = replace(night.options, is_full_audit=night.options.is_full_audit or not state.is_usable)
    audit = night.run_stage(
        "audit", stages.audit_candidate, candidate, night.run_id, night.folder, state.compared_with, options
    )
    decision = night.run_stage("decide on quarantine", stages.put_in_quarantine, candidate, audit, state.path)
    if not decision.reports:
        return audit
    night.listener.noticed(f"Quarantine: {decision.reason}.")
    night.run_stage("build without quarantined reports", stages.build_tables, candidate, night.folder)
    return night.run_stage(
        "audit without quarantined reports",
        stages.audit_candidate,
        candidate,
        night.run_id,
        night.folder,
        state.compared_with,
        options,
    )


def publish_or_keep(night: Night, candidate: Path, result: RunResult, audit: AuditResult) -> RunResult:
    """Publish the candidate when its checks allow it; else readers keep what they have."""
    for problem in night.run_stage("notify", stages.notify, audit, night.folder):
        night.listener.noticed(problem)
    if not audit.is_publishable:
        # Figures of a database that failed its checks are shown to nobody.
        failed = replace(result, outcome=RunOutcome.CHECKS_FAILED, figures=())
        run_summary.record_run(candidate, failed)
        return failed
    night.listener.stage_started("publish")
    published = night.run_stage("publish", stages.publish_candidate, candidate, night.folder, result, audit)
    render_dashboard(night)
    return replace(published, ended_at=datetime.now(UTC))


def render_dashboard(night: Night) -> None:
    """Render the dashboard; when that fails, the publication stands and the next run tries again."""
    if not night.options.with_dashboard:
        return
    night.listener.stage_started("render the dashboard")
    try:
        night.run_stage("render the dashboard", stages.render_dashboard, night.folder)
    except (SpreektijdError, OSError) as error:
        night.listener.noticed(f"The dashboard could not be rendered and shows an earlier version: {error}")


def _next_batch(elements: Iterator[T]) -> tuple[T, ...]:
    return tuple(islice(elements, REPORTS_A_BATCH))
