"""The order of the night: gather, parse, resolve, load, build, audit, publish. It stands here and nowhere else.

Refresh strategy: a report whose bytes were read before by the same parser is not read again. Everything else of the
database (``core``, ``mart``) is built anew from ``raw`` in every run that publishes.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from expectations.results import AuditResult
from flows import recordings, run_summary, stages
from flows.run_log import last_judged_result, last_run_id
from flows.run_marker import RunMark
from flows.run_recorder import recorded
from flows.run_result import RunOutcome, RunResult
from flows.settings import check_network, check_settings
from ingest.batch_runners import ProcessRunner
from ingest.batches import NOTHING_LOADED, LoadedBatch, ReadingBatch, default_workers, make_batches
from ingest.documents import Gathered, JournalCopy, SourceDocument
from ingest.listening import RunListener, SilentListener
from ingest.options import RunOptions
from ingest.reading_limits import reading_limits_from
from ingest.retries import Retries, choose_retries, document_of, read_requests
from ingest.stage_runner import StageRunner, run_plainly
from parliament.archive import Archive
from parliament.errors import ChecksFailedError, SpreektijdError, WarehouseError
from parliament.parse import PARSER_VERSION
from parliament.people import Register
from warehouse.changes import PublishedState, published_state
from warehouse.frames import make_report_id
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder
from warehouse.publish import restore_links
from warehouse.retention import prune_files

# The moment in a run's name, in UTC.
_RUN_STAMP = "%Y%m%dT%H%M%SZ"


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
    return _run_recorded(_begin(options, run_stage, listener), _run_stages)


def publish_again(
    options: RunOptions, *, run_stage: StageRunner = run_plainly, listener: RunListener | None = None
) -> RunResult:
    """Build, audit and publish again what the published version holds: for a new definition or a new check.

    Nothing is fetched and nothing is read again; reports in quarantine are judged anew.

    Raises:
        WarehouseError: nothing is published, its tables are of another version, or another run is writing.
    """
    return _run_recorded(_begin(options, run_stage, listener), _run_stages_again)


def _run_recorded(night: Night, run: Callable[[Night], RunResult]) -> RunResult:
    """Do a run alone in its data folder; its record and its alarms are left however it ends."""

    def run_alone() -> RunResult:
        check_settings(os.environ)
        if night.options.is_service:
            check_network(os.environ)
        night.folder.root.mkdir(parents=True, exist_ok=True)
        with hold_build_lock(night.folder):
            _tell_what_is_odd(night)
            result = run(night)
            _prune(night)
            return result

    mark = RunMark(night.run_id, night.options.run_kind, night.options.source_name, night.started_at)
    return recorded(night.folder, mark, run_alone, night.listener.noticed)


def _prune(night: Night) -> None:
    """Remove what is older than the rules say; that it cannot be removed does not spoil the run."""
    try:
        prune_files(night.folder, night.options.moment)
    except OSError as error:
        night.listener.noticed(f"What is older than the rules say could not be removed: {error}")


def _begin(options: RunOptions, run_stage: StageRunner, listener: RunListener | None) -> Night:
    folder = DataFolder(options.data)
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
    retries = choose_retries(state.verdicts, read_requests(stages.reread_requests(night.folder)), night.options.day)
    work = choose_work(gathered, state, retries, refused_reports(state, changes, releases))
    if not (work or changes or releases or night.options.is_full_audit):
        return _unchanged(night, gathered, retries, NOTHING_LOADED)
    night.listener.noticed(f"To do: {work.sentence}; {state.sentence}.")
    with _reading_folder(night) as folder:
        batches = _batches(night, work, gathered, folder)
        loaded = _read(night, batches, work)
        is_news = loaded.loaded_count or loaded.journal_count or _new_verdicts(loaded, state)
        if not (is_news or changes or releases or night.options.is_full_audit):
            return _unchanged(night, gathered, retries, loaded)
        return _build_and_publish(night, state, gathered, (batches, loaded, retries), changes)


def _unchanged(night: Night, gathered: Gathered, retries: Retries, loaded: LoadedBatch) -> RunResult:
    """Nothing is published: what was tried again could not be read again, and all else is as it was."""
    if not stages.is_dashboard_current(night.folder):
        render_dashboard(night)
    return run_summary.unchanged_result(
        night.run_id, night.started_at, night.options, night.folder, gathered,
        unreadable=run_summary.all_unreadable(loaded, retries, gathered),
    )  # fmt: skip


def _new_verdicts(loaded: LoadedBatch, state: PublishedState) -> bool:
    """Whether something was not read tonight for another reason than before, or for the first time."""
    known = {(one.sha256, one.verdict) for one in state.verdicts if one.parser_version == PARSER_VERSION}
    return any((one.document.sha256, one.verdict.value) not in known for one in loaded.unread)


@contextmanager
def _reading_folder(night: Night) -> Iterator[Path]:
    """A folder for what is read tonight, until it is loaded; what a run that was killed left there goes first."""
    folder = (night.folder.build / "reading").resolve()
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


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
    last = last_judged_result(night.folder)
    result = run_summary.built_result(
        night.run_id, night.started_at, night.options, night.folder,
        Gathered((), Register(), is_complete=last.is_complete if last else True),
        loaded_count=0, unreadable=run_summary.known_unreadable(state.verdicts), audit=audit,
    )  # fmt: skip
    return publish_or_keep(night, candidate, result, audit)


@dataclass(frozen=True, slots=True)
class Work:
    """What has to be parsed: documents (each with its journal copy, if it has one), and journal copies on their own."""

    documents: tuple[SourceDocument, ...]
    journals: tuple[JournalCopy, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.documents or self.journals)

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
    gathered: Gathered, state: PublishedState, retries: Retries, refused: frozenset[str] = frozenset()
) -> Work:
    """What this parser has not read yet: gathered tonight, published by an earlier parser, or to be tried again.

    A new journal copy brings its meeting's document along, so that the two are held side by side again. ``refused`` are
    the reports whose reading by this parser is in quarantine.
    """
    is_kept = state.is_usable
    read = {
        report.report_id
        for report in state.reports
        if is_kept and (report.parser_version == PARSER_VERSION or report.report_id in refused)
    }
    read_bytes = {report.sha256 for report in state.reports if report.report_id in read}
    put_aside = retries.put_aside_sha256s
    new_journals = {
        journal.meeting_id: journal
        for journal in gathered.journals
        if make_report_id(journal.meeting_id, journal.sha256) not in read
    }
    chosen = {
        document.sha256: document
        for document in gathered.documents
        if document.sha256 not in put_aside
        and (document.sha256 not in read_bytes or document.meeting_id in new_journals)
    }
    for report in state.reports:
        if report.source != "journal" and report.sha256 not in read_bytes | put_aside:
            chosen.setdefault(report.sha256, stages.document_of_known_report(report))
    for verdict in retries.tried:
        # A file that is in the folder no more is not missed; a service's report lies in the archive.
        if verdict.is_listed and verdict.sha256 not in read_bytes:
            chosen.setdefault(verdict.sha256, document_of(verdict))
    with_document = {document.meeting_id for document in chosen.values()}
    alone = (journal for meeting_id, journal in new_journals.items() if meeting_id not in with_document)
    return Work(tuple(chosen.values()), tuple(alone))


def _batches(night: Night, work: Work, gathered: Gathered, folder: Path) -> tuple[ReadingBatch, ...]:
    return make_batches(
        work.documents, work.journals, gathered, run_id=night.run_id, archive_root=night.archive.root.resolve(),
        folder=folder, workers=night.options.processes or default_workers(), limits=reading_limits_from(os.environ),
    )  # fmt: skip


def _read(night: Night, batches: Sequence[ReadingBatch], work: Work) -> LoadedBatch:
    """Read what is new, in processes that may die over a document."""
    night.listener.stage_started("parse")
    done = 0

    def on_document() -> None:
        nonlocal done
        done += 1
        night.listener.progressed("parse", done, len(work.documents))

    workers = min(night.options.processes or default_workers(), max(1, len(batches)))
    runner = ProcessRunner(workers, on_document)
    return night.run_stage("parse and resolve", stages.read_batches, batches, runner)


def _build_and_publish(
    night: Night,
    state: PublishedState,
    gathered: Gathered,
    read: tuple[Sequence[ReadingBatch], LoadedBatch, Retries],
    changes: Sequence[str],
) -> RunResult:
    batches, loaded, retries = read
    candidate = night.run_stage("prepare candidate", stages.prepare, night.folder, gathered, night.run_id)
    for number, batch in enumerate(batches, start=1):
        night.run_stage(f"load batch {number} of {len(batches)}", stages.load_batch, candidate, batch)
    night.run_stage("record what was not read", stages.record_unread, candidate, loaded, night.run_id)
    issues = [*gathered.issues, *loaded.issues]
    night.run_stage("load issues", stages.load_issues, candidate, issues, night.run_id)
    night.run_stage("try quarantined reports again", stages.try_quarantined_again, candidate, changes)
    audit = build_and_audit(night, candidate, state)
    result = run_summary.built_result(
        night.run_id, night.started_at, night.options, night.folder, gathered,
        loaded_count=loaded.loaded_count + loaded.journal_count,
        unreadable=run_summary.all_unreadable(loaded, retries, gathered), audit=audit,
    )  # fmt: skip
    return publish_or_keep(night, candidate, result, audit)


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
    if not audit.is_publishable:
        # Figures of a database that failed its checks are shown to nobody.
        failed = replace(
            result,
            outcome=RunOutcome.CHECKS_FAILED,
            figures=(),
            exit_code=ChecksFailedError.exit_code,
            detail=_failed_sentence(result),
        )
        run_summary.record_run(candidate, failed)
        return failed
    night.listener.stage_started("publish")
    published = night.run_stage("publish", stages.publish_candidate, candidate, night.folder, result, audit)
    render_dashboard(night)
    return replace(published, ended_at=datetime.now(UTC))


def _failed_sentence(result: RunResult) -> str:
    names = ", ".join(check.check_name for check in result.failed_checks if check.severity == "critical")
    return f"critical checks failed ({names}); readers still see: {result.published_version or 'nothing'}"


def render_dashboard(night: Night) -> None:
    """Render the dashboard; when that fails, the publication stands and the next run tries again."""
    if not night.options.with_dashboard:
        return
    night.listener.stage_started("render the dashboard")
    try:
        night.run_stage("render the dashboard", stages.render_dashboard, night.folder)
    except (SpreektijdError, OSError) as error:
        night.listener.noticed(f"The dashboard could not be rendered and shows an earlier version: {error}")
