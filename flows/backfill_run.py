"""The order of a backfill: fetch month by month, read batch by batch, then load, build, audit and publish once.

Refresh strategy: what an unfinished backfill fetched or read is not fetched or read again (``backfill_files.py``); what
the published version holds of this parser is not read again either. Readers see nothing of it before the end, when the
whole is published as one version, or nothing when a check fails. Nights go on meanwhile: a backfill holds the database
only in its last stages, and asks the source in turn with them.

Everything is fetched before anything is read, because who is who is found in all questions together: so the figures
depend neither on the order of the months nor on where a run was cut off.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from flows import run_summary, stages
from flows.one_run import Run, finish, make_run_id, nothing_new, require_settings
from flows.run import choose_work
from flows.run_recorder import recorded
from flows.run_result import RunOutcome, RunResult
from ingest.backfill_files import BackfillFiles, BackfillPlan
from ingest.batch_reading import kept_outcome
from ingest.batch_runners import BatchRunner
from ingest.batches import DOCUMENTS_A_BATCH, NOTHING_LOADED, LoadedBatch, ReadingBatch
from ingest.documents import Gathered, GatheredIssue, JournalCopy, SourceDocument
from ingest.listening import RunListener, SilentListener
from ingest.options import ARCHIVE_BEGINS, BACKFILL, RunOptions
from ingest.reading_limits import reading_limits_from
from ingest.retries import Retries, choose_retries, read_requests
from ingest.stage_runner import StageRunner, run_plainly
from parliament.archive import Archive
from parliament.errors import UsageError
from parliament.parse import PARSER_VERSION
from parliament.people import Register
from warehouse.changes import PublishedState, published_state
from warehouse.frame_files import load_frame_files, write_frame_files
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder

# Batches loaded in one transaction: about a thousand reports, so that memory and log stay small.
BATCHES_A_LOAD = 16
READING = "read reports"


@dataclass(frozen=True, slots=True)
class Backfill:
    """A run with what makes it a backfill: its plan, and the files by which it resumes after a kill."""

    run: Run
    plan: BackfillPlan
    files: BackfillFiles


@dataclass(frozen=True, slots=True)
class Source:
    """What there is to read: parts that are gathered one at a time, how many meetings they hold, and who is who."""

    parts: Iterable[tuple[str, Gathered]]
    meeting_count: int
    register: Register
    state: PublishedState


@dataclass(slots=True)
class Harvest:
    """What was read: folders of frames to load, what came of the documents, and what else the end must know."""

    folders: list[Path] = field(default_factory=list)
    loaded: LoadedBatch = NOTHING_LOADED
    issues: list[GatheredIssue] = field(default_factory=list)
    withdrawn_ids: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    has_new_reports: bool = False


def run_backfill(
    options: RunOptions,
    read_batches: BatchRunner,
    *,
    run_stage: StageRunner = run_plainly,
    listener: RunListener | None = None,
) -> RunResult:
    """Fetch and read everything between two days, and publish it at the end as one version.

    A run that was cut off is resumed when the same is asked for again; ``options.is_anew`` starts over.
    ``options.since`` defaults to the beginning of the archive, ``options.until`` to today. A folder or file of reports
    is read whole.

    Raises:
        UsageError: the days are the wrong way round, another backfill is unfinished, or what is published was read by
            another version of the program.
        SourceUnreachableError: the source cannot be reached, or ended in the middle; what was fetched is kept.
        AnotherRunError: another backfill runs in this data folder.
    """
    require_settings(options)
    folder = DataFolder(options.data)
    files = BackfillFiles(folder)
    with files.hold():
        require_same_versions(published_state(folder))
        plan = _plan(files, options)
        run = Run(
            plan.run_id, plan.started_at,
            replace(options, since=plan.since, until=plan.until, run_kind=BACKFILL), folder,
            Archive(folder.archive.resolve()), run_stage, listener or SilentListener(),
        )  # fmt: skip
        backfill = Backfill(run, plan, files)
        result = recorded(folder, run.mark, lambda: _do(backfill, read_batches), run.listener.noticed, run.clock)
        if result.outcome is not RunOutcome.CHECKS_FAILED:
            files.remove()
    return result


def _do(backfill: Backfill, read_batches: BatchRunner) -> RunResult:
    harvest = Harvest()
    source = _service(backfill, harvest) if backfill.run.options.is_service else _folder(backfill)
    backfill.run.stage("read", read_source, backfill, source, harvest, read_batches)
    with hold_build_lock(backfill.run.folder, is_patient=True):
        return load_and_publish(backfill, source.register, harvest)


def require_same_versions(state: PublishedState) -> None:
    """Raise unless all that is published was read by this parser into these tables.

    Raises:
        UsageError: it was not; a night reads it again from the archive first.
    """
    is_outdated = any(report.parser_version != PARSER_VERSION for report in state.reports)
    if is_outdated or state.needs_rebuild:
        raise UsageError(
            "what is published was read by another version of the program: run `spreektijd nightly` first, which reads "
            "it again from the archive, and then the backfill."
        )


def _plan(files: BackfillFiles, options: RunOptions) -> BackfillPlan:
    since = options.since or ARCHIVE_BEGINS
    until = options.until or options.day
    if since > until:
        raise UsageError(f"--since {since} is after --until {until}; swap them.")
    unfinished = None if options.is_anew else files.unfinished_plan(options, since)
    return unfinished or files.begin(make_run_id(datetime.now(UTC)), options, since, until)


def _service(backfill: Backfill, harvest: Harvest) -> Source:
    """Fetch everything, then find out who is who; the parts are the months, from the archive."""
    from ingest.backfill_fetching import MonthByMonth  # noqa: PLC0415 - brings the HTTP client, which folders do not need

    months = MonthByMonth(
        backfill.plan, backfill.run.options, backfill.run.archive, backfill.files, backfill.run.listener
    )
    count = months.fetch_everything(published_state(backfill.run.folder), backfill.run.run_stage)
    state = published_state(backfill.run.folder)
    register, issues = backfill.run.stage("refresh the register", months.read_register, state.named_persons)
    harvest.issues.extend(issues)
    return Source(months.gather_months(state, register), count, register, state)


def _folder(backfill: Backfill) -> Source:
    state = published_state(backfill.run.folder)
    gathered = backfill.run.stage(
        "gather", stages.gather, backfill.run.options, backfill.run.archive, state, backfill.run.listener
    )
    return Source([("reports", gathered)], len(gathered.documents), gathered.register, state)


def read_source(backfill: Backfill, source: Source, harvest: Harvest, read_batches: BatchRunner) -> None:
    """Read what is new, in batches; those that an earlier run has read are taken as they are."""
    folder = backfill.files.read_folder(source.register).resolve()
    progress = _ReadingProgress(backfill.run.listener, source.meeting_count, backfill.files.meetings_read(folder))

    def on_read(batch: ReadingBatch, loaded: LoadedBatch) -> None:
        progress.read(batch.meeting_count)
        harvest.folders.append(batch.target)
        harvest.loaded += loaded

    def new_batches() -> Iterator[ReadingBatch]:
        for name, gathered in source.parts:
            batches = _batches_of(backfill, source, folder, name, gathered)
            progress.found_done(_meeting_count(gathered) - sum(batch.meeting_count for batch in batches))
            _keep_what_is_listed(backfill, source, harvest, folder / f"listed-{name}", gathered)
            for batch in batches:
                harvest.has_new_reports = True
                kept = kept_outcome(batch.target)
                if kept is None:
                    yield batch
                else:
                    harvest.folders.append(batch.target)
                    harvest.loaded += kept

    read_batches(new_batches(), on_read)
    # Whatever the order in which batches were done, they are loaded in that of their names.
    harvest.folders.sort()


class _ReadingProgress:
    """How many of the meetings are read; those with nothing to read, or read before, leave the sum."""

    def __init__(self, listener: RunListener, total: int, done: int) -> None:
        self._listener, self._total, self._done = listener, total, done
        listener.progressed(READING, done, max(done, total))

    def read(self, meetings: int) -> None:
        self._done += meetings
        self._listener.progressed(READING, self._done, max(self._done, self._total))

    def found_done(self, meetings: int) -> None:
        self._total -= meetings


def _batches_of(backfill: Backfill, source: Source, folder: Path, name: str, gathered: Gathered) -> list[ReadingBatch]:
    """The batches of what this part holds and nobody has read; each is named by its part and its content."""
    work = choose_work(gathered, source.state, _retries(backfill, source.state))
    journals = {journal.meeting_id: journal for journal in gathered.journals}
    pieces: list[tuple[SourceDocument | None, JournalCopy | None]] = [
        *((document, journals.get(document.meeting_id or "")) for document in work.documents),
        *((None, journal) for journal in work.journals),
    ]
    batches = []
    for start in range(0, len(pieces), DOCUMENTS_A_BATCH):
        documents = tuple(one for one, _ in pieces[start : start + DOCUMENTS_A_BATCH] if one)
        copies = tuple(one for _, one in pieces[start : start + DOCUMENTS_A_BATCH] if one)
        content = sha256("\n".join([*(one.sha256 for one in documents), *(one.sha256 for one in copies)]).encode())
        target = folder / f"{name}-{start // DOCUMENTS_A_BATCH + 1:03d}-{content.hexdigest()[:12]}"
        batches.append(
            ReadingBatch(
                backfill.plan.run_id,
                backfill.run.archive.root,
                target,
                documents,
                copies,
                source.register,
                reading_limits_from(os.environ),
            )
        )
    return batches


def _retries(backfill: Backfill, state: PublishedState) -> Retries:
    requests = read_requests(stages.reread_requests(backfill.run.folder))
    return choose_retries(state.verdicts, requests, backfill.run.options.day)


def _meeting_count(gathered: Gathered) -> int:
    if not gathered.meetings:
        return len(gathered.documents)
    return len({document.meeting_id for document in gathered.documents} | {one.meeting_id for one in gathered.journals})


def _keep_what_is_listed(
    backfill: Backfill, source: Source, harvest: Harvest, target: Path, gathered: Gathered
) -> None:
    """Keep the rows of meetings and questions as the service lists them, and note what differs from the published."""
    frames = stages.frames_besides_reports(gathered, backfill.plan.started_at)
    rmtree(target, ignore_errors=True)
    write_frame_files(target, frames)
    harvest.folders.append(target)
    harvest.issues.extend(gathered.issues)
    harvest.withdrawn_ids.extend(gathered.withdrawn_ids)
    if not harvest.changes:
        harvest.changes.extend(stages.changes_besides_reports(source.state, gathered, backfill.run.folder))


def load_and_publish(backfill: Backfill, register: Register, harvest: Harvest) -> RunResult:
    """Load, build, audit and publish everything at once; or say that there is nothing new."""
    run = backfill.run
    state = published_state(run.folder)
    gathered = Gathered((), register, withdrawn_ids=tuple(harvest.withdrawn_ids))
    if not (harvest.has_new_reports or harvest.changes or stages.open_releases(state, run.folder)):
        return nothing_new(run, gathered, run_summary.known_unreadable(state.verdicts))
    candidate = run.stage("prepare candidate", stages.prepare, run.folder, gathered, run.run_id)
    _load(run, candidate, harvest)
    return finish(
        run, candidate, state, gathered,
        changes=harvest.changes, loaded_count=harvest.loaded.loaded_count, unreadable=harvest.loaded.unreadable,
    )  # fmt: skip


def _load(run: Run, candidate: Path, harvest: Harvest) -> None:
    run.listener.stage_started("load")
    for start in range(0, len(harvest.folders), BATCHES_A_LOAD):
        folders = harvest.folders[start : start + BATCHES_A_LOAD]
        # A piece of the stage, whose progress is reported.
        run.run_stage(f"load batches from {start + 1}", load_frame_files, candidate, folders)
        run.listener.progressed("load", start + len(folders), len(harvest.folders))
    issues = [*harvest.issues, *harvest.loaded.issues]
    run.stage("load issues", stages.load_issues, candidate, issues, run.run_id)
    run.stage("record what was not read", stages.record_unread, candidate, harvest.loaded, run.run_id)
