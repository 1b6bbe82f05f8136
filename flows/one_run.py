"""What every kind of run shares: what its stages know, its name, its record, and the one way in which it ends.

Between ``begin`` and ``finish`` (or ``nothing_new``) lies what makes it a night, a backfill or a publication by hand.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import ParamSpec, TypeVar

from expectations.results import AuditResult
from flows import recordings, run_summary, stages
from flows.run_log import last_run_id
from flows.run_marker import RunMark
from flows.run_recorder import recorded
from flows.run_result import RunOutcome, RunResult
from flows.setting_checks import check_network, check_settings
from flows.stage_clock import StageClock
from ingest.documents import Gathered
from ingest.listening import RunListener, SilentListener
from ingest.options import RunOptions
from ingest.stage_runner import StageRunner
from ingest.unreadable import UnreadableDocument
from parliament.archive import Archive
from parliament.errors import ChecksFailedError, SpreektijdError
from warehouse.candidate import published_kept_open
from warehouse.changes import PublishedState
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder
from warehouse.publish import restore_links
from warehouse.retention import prune_files

# The moment in a run's name, in UTC.
_RUN_STAMP = "%Y%m%dT%H%M%SZ"


P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """What every stage of one run needs to know."""

    run_id: str
    started_at: datetime
    options: RunOptions
    folder: DataFolder
    archive: Archive
    run_stage: StageRunner
    listener: RunListener
    clock: StageClock = field(default_factory=StageClock)

    @property
    def mark(self) -> RunMark:
        """What says of this run that it is under way."""
        return RunMark(self.run_id, self.options.run_kind, self.options.source_name, self.started_at)

    def stage(self, name: str, stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Announce a stage, run it and measure it, under one name."""
        self.listener.stage_started(name)
        with self.clock.stage(name):
            return self.run_stage(name, stage, *args, **kwargs)


def begin(options: RunOptions, run_stage: StageRunner, listener: RunListener | None) -> Run:
    """A run of its own name that begins now; nothing is done yet."""
    folder = DataFolder(options.data)
    started_at = datetime.now(UTC)
    run_id = make_run_id(started_at, after=last_run_id(folder))
    archive = Archive(folder.archive)
    return Run(run_id, started_at, options, folder, archive, run_stage, listener or SilentListener())


def alone_and_recorded(run: Run, do: Callable[[Run], RunResult]) -> RunResult:
    """Do a run alone in its data folder; its record and its alarms are left however it ends.

    Raises:
        UsageError: a setting is wrong.
        AnotherRunError: another run is writing.
    """

    def do_alone() -> RunResult:
        require_settings(run.options)
        run.folder.root.mkdir(parents=True, exist_ok=True)
        with hold_build_lock(run.folder):
            _tell_what_is_odd(run)
            with published_kept_open(run.folder):
                result = do(run)
            _prune(run)
            return result

    return recorded(run.folder, run.mark, do_alone, run.listener.noticed, run.clock)


def require_settings(options: RunOptions) -> None:
    """Raise unless the environment lets this run begin.

    Raises:
        UsageError: a setting, or a proxy or certificate for a service, cannot be used.
    """
    check_settings(os.environ)
    if options.is_service:
        check_network(os.environ)


def _prune(run: Run) -> None:
    """Remove what is older than the rules say; that it cannot be removed does not spoil the run."""
    try:
        prune_files(run.folder, run.options.moment)
    except OSError as error:
        run.listener.noticed(f"What is older than the rules say could not be removed: {error}")


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


def _tell_what_is_odd(run: Run) -> None:
    """Put back links that were removed, and say so; say when the clock contradicts the last run."""
    restored = restore_links(run.folder)
    if restored:
        run.listener.noticed(restored)
    last = last_run_id(run.folder)
    if last is not None and moment_of_run(last) > run.started_at:
        run.listener.noticed(
            f"The clock says {run.started_at:%Y-%m-%d %H:%M} UTC, and the last run was at "
            f"{moment_of_run(last):%Y-%m-%d %H:%M} UTC: set the clock right. Runs and versions keep their order."
        )


def finish(
    run: Run,
    candidate: Path,
    state: PublishedState,
    gathered: Gathered,
    *,
    changes: Sequence[str],
    loaded_count: int,
    unreadable: Iterable[UnreadableDocument],
) -> RunResult:
    """End a run that has loaded its candidate: build, audit, and publish what passes; else readers keep what they have.

    ``changes`` is what differs from the published version besides reports: quarantined reports are then tried again.
    """
    run.stage("try quarantined reports again", stages.try_quarantined_again, candidate, changes)
    audit = build_and_audit(run, candidate, state)
    result = run_summary.built_result(
        run.run_id, run.started_at, run.options, run.folder, gathered,
        loaded_count=loaded_count, unreadable=unreadable, audit=audit,
    )  # fmt: skip
    return publish_or_keep(run, candidate, result, audit)


def nothing_new(run: Run, gathered: Gathered, unreadable: Iterable[UnreadableDocument]) -> RunResult:
    """End a run that found nothing to publish; a dashboard that an earlier run could not render is made up for."""
    if not stages.is_dashboard_current(run.folder):
        render_dashboard(run)
    return run_summary.unchanged_result(
        run.run_id, run.started_at, run.options, run.folder, gathered, unreadable=unreadable
    )


def build_and_audit(run: Run, candidate: Path, state: PublishedState) -> AuditResult:
    """Time speeches by recordings, build and audit; leave out reports whose own rows fail, and audit what remains."""
    for problem in run.stage("align recordings", recordings.align_recordings, candidate, run.folder):
        run.listener.noticed(f"Recordings: {problem}.")
    run.stage("build", stages.build_tables, candidate, run.folder)
    # In rebuilt tables nothing was audited before.
    options = replace(run.options, is_full_audit=run.options.is_full_audit or not state.is_usable)
    audit = run.stage("audit", stages.audit_candidate, candidate, run.run_id, run.folder, state.compared_with, options)
    decision = run.stage("decide on quarantine", stages.put_in_quarantine, candidate, audit, state.path)
    if not decision.reports:
        return audit
    run.listener.noticed(f"Quarantine: {decision.reason}.")
    run.stage("build without quarantined reports", stages.build_tables, candidate, run.folder)
    return run.stage(
        "audit without quarantined reports",
        stages.audit_candidate,
        candidate,
        run.run_id,
        run.folder,
        state.compared_with,
        options,
    )


def publish_or_keep(run: Run, candidate: Path, result: RunResult, audit: AuditResult) -> RunResult:
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
    published = run.stage("publish", stages.publish_candidate, candidate, run.folder, result, audit)
    render_dashboard(run)
    return replace(published, ended_at=datetime.now(UTC))


def _failed_sentence(result: RunResult) -> str:
    names = ", ".join(check.check_name for check in result.failed_checks if check.severity == "critical")
    return f"critical checks failed ({names}); readers still see: {result.published_version or 'nothing'}"


def render_dashboard(run: Run) -> None:
    """Render the dashboard; when that fails, the publication stands and the next run tries again."""
    if not run.options.with_dashboard:
        return
    try:
        run.stage("render the dashboard", stages.render_dashboard, run.folder)
    except (SpreektijdError, OSError) as error:
        run.listener.noticed(f"The dashboard could not be rendered and shows an earlier version: {error}")
