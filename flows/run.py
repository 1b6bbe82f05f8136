"""The order of the night: gather, parse, resolve, load, build, audit, publish. It stands here and nowhere else.

Refresh strategy: a report whose bytes were read before by the same parser is not read again. Everything else of the
database (``core``, ``mart``) is rebuilt from ``raw`` in every run that publishes.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree

from flows import recordings, run_summary, stages
from flows.one_run import Run, alone_and_recorded, begin, finish, nothing_new
from flows.run_result import RunResult
from flows.warm_up import renderer_made_ready
from flows.wording import counted
from ingest.batch_runners import ProcessRunner, reader_begun_ahead
from ingest.batches import NOTHING_LOADED, LoadedBatch, ReadingBatch, default_workers, make_batches
from ingest.documents import Gathered, JournalCopy, SourceDocument
from ingest.guarded_process import GuardedProcess
from ingest.listening import RunListener
from ingest.options import LIVE_SOURCE, RunOptions
from ingest.reading_limits import reading_limits_from
from ingest.retries import Retries, choose_retries, document_of, read_requests
from ingest.stage_runner import StageRunner, run_plainly
from parliament.errors import WarehouseError
from parliament.parse import PARSER_VERSION
from parliament.people import Register
from warehouse.candidate import published_kept_open
from warehouse.changes import PublishedState, published_state
from warehouse.database import kept_open
from warehouse.frames import make_report_id
from warehouse.locks import hold_build_lock


def run_night(
    options: RunOptions, *, run_stage: StageRunner = run_plainly, listener: RunListener | None = None
) -> RunResult:
    """Do the main job once and say what it did.

    The result's ``outcome`` says whether something was published, nothing had changed, or the checks failed (then the
    published version is as it was). One run at a time may write to a data folder.

    Raises:
        UsageError: the source holds no report, or an option or a setting is wrong.
        SourceUnreachableError: the source cannot be reached.
        WarehouseError: another run is writing, or the published database cannot be continued.
    """
    return alone_and_recorded(begin(options, run_stage, listener), _run_stages)


def publish_again(
    options: RunOptions, *, run_stage: StageRunner = run_plainly, listener: RunListener | None = None
) -> RunResult:
    """Build, audit and publish again what the published version holds: for a new definition or a new check.

    Nothing is fetched and nothing is read again; reports in quarantine are judged again.

    Raises:
        WarehouseError: nothing is published, its tables are of another version, or another run is writing.
    """
    return alone_and_recorded(begin(options, run_stage, listener), _run_stages_again)


def _run_stages(run: Run) -> RunResult:
    state = published_state(run.folder)
    if run.options.source == LIVE_SOURCE and state.path is None and state.compared_with is None:
        run.stage("examine the service", stages.examine_service, run.options)
    gathered = run.stage("gather", stages.gather, run.options, run.archive, state, run.listener)
    with reader_begun_ahead(is_wanted=_has_unknown_bytes(gathered, state)) as reader:
        return _compare_and_read(run, state, gathered, reader)


def _has_unknown_bytes(gathered: Gathered, state: PublishedState) -> bool:
    """Whether a document was gathered that no run has tried to read: then something will be read, whatever else is."""
    known = {report.sha256 for report in state.reports} | {verdict.sha256 for verdict in state.verdicts}
    return any(document.sha256 not in known for document in gathered.documents)


def _compare_and_read(run: Run, state: PublishedState, gathered: Gathered, reader: GuardedProcess | None) -> RunResult:
    news = _compare(run, state, gathered)
    if not (news.work or news.is_to_publish):
        return nothing_new(run, gathered, run_summary.all_unreadable(NOTHING_LOADED, news.retries, gathered))
    run.listener.noticed(f"To do: {news.work.sentence}; {state.sentence}.")
    with _reading_folder(run) as folder, renderer_made_ready(run.folder, is_wanted=run.options.with_dashboard):
        batches = _batches(run, news.work, gathered, folder)
        loaded = _read(run, batches, news.work, reader)
        is_news = loaded.loaded_count or loaded.journal_count or _new_verdicts(loaded, state)
        if not (is_news or news.is_to_publish):
            return nothing_new(run, gathered, run_summary.all_unreadable(loaded, news.retries, gathered))
        return _build_and_publish(run, state, gathered, (batches, loaded, news.retries), news.changes)


def has_something_to_do(options: RunOptions) -> bool:
    """Whether a night over a folder of reports would read or publish anything; nothing is recorded of the look.

    Raises:
        SpreektijdError: the night could not begin; beginning it says so, and leaves the record.
    """
    run = begin(options, run_plainly, None)
    if not run.folder.current.exists():
        return True
    with hold_build_lock(run.folder), published_kept_open(run.folder):
        state = published_state(run.folder)
        gathered = stages.gather(options, run.archive, state, run.listener)
        news = _compare(run, state, gathered)
    return bool(news.work or news.is_to_publish)


def _compare(run: Run, state: PublishedState, gathered: Gathered) -> "News":
    changes = run.stage("compare", stages.changes_besides_reports, state, gathered, run.folder)
    if recordings.has_new_transcripts(state, run.folder):
        changes = (*changes, "transcripts of recordings")
    releases = stages.open_releases(state, run.folder)
    retries = choose_retries(state.verdicts, read_requests(stages.reread_requests(run.folder)), run.options.day)
    work = choose_work(gathered, state, retries, refused_reports(state, changes, releases))
    return News(work, retries, changes, is_to_publish=bool(changes or releases or run.options.is_full_audit))


def _new_verdicts(loaded: LoadedBatch, state: PublishedState) -> bool:
    """Whether something was not read tonight for another reason than before, or for the first time."""
    known = {(one.sha256, one.verdict) for one in state.verdicts if one.parser_version == PARSER_VERSION}
    return any((one.document.sha256, one.verdict.value) not in known for one in loaded.unread)


@contextmanager
def _reading_folder(run: Run) -> Iterator[Path]:
    """A folder for what is read tonight, until it is loaded; what a run that was killed left there goes first."""
    folder = (run.folder.build / "reading").resolve()
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def _run_stages_again(run: Run) -> RunResult:
    state = published_state(run.folder)
    if not state.is_usable:
        raise WarehouseError(f"there is nothing to build again ({state.sentence}): run `spreektijd nightly`")
    candidate = run.stage("prepare candidate", stages.prepare_again, run.folder)
    # What could not be read is as the nights left it; nothing was to be fetched.
    return finish(
        run, candidate, state, Gathered((), Register()),
        changes=("definitions or checks",), loaded_count=0, unreadable=run_summary.known_unreadable(state.verdicts),
    )  # fmt: skip


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
        copies = counted(len(self.journals), "journal copy", "journal copies")
        return f"{counted(len(self.documents), 'report')} to read, {copies} on their own"


@dataclass(frozen=True, slots=True)
class News:
    """What a night finds before it reads anything.

    ``changes`` is what differs from the published version besides reports; ``is_to_publish`` whether a version is made
    even when no report is read.
    """

    work: Work
    retries: Retries
    changes: tuple[str, ...]
    is_to_publish: bool


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
            chosen.setdefault(report.sha256, _with_listed_chair(stages.document_of_known_report(report), state))
    for verdict in retries.tried:
        # A file that is in the folder no more is not missed; a service's report lies in the archive.
        if verdict.is_listed and verdict.sha256 not in read_bytes:
            chosen.setdefault(verdict.sha256, _with_listed_chair(document_of(verdict), state))
    with_document = {document.meeting_id for document in chosen.values()}
    alone = (journal for meeting_id, journal in new_journals.items() if meeting_id not in with_document)
    return Work(tuple(chosen.values()), tuple(alone))


def _with_listed_chair(document: SourceDocument, state: PublishedState) -> SourceDocument:
    """The document with the chair that the service named for its meeting, which no night after the first asks again."""
    return replace(document, chair_person_id=state.listed_chairs.get(document.meeting_id or ""))


def _batches(run: Run, work: Work, gathered: Gathered, folder: Path) -> tuple[ReadingBatch, ...]:
    return make_batches(
        work.documents, work.journals, gathered, run_id=run.run_id, archive_root=run.archive.root.resolve(),
        folder=folder, workers=run.options.processes or default_workers(), limits=reading_limits_from(os.environ),
    )  # fmt: skip


def _read(run: Run, batches: Sequence[ReadingBatch], work: Work, reader: GuardedProcess | None) -> LoadedBatch:
    """Read what is new, in processes that may die over a document."""
    done = 0

    def on_document() -> None:
        nonlocal done
        done += 1
        run.listener.progressed("parse", done, len(work.documents))

    workers = min(run.options.processes or default_workers(), max(1, len(batches)))
    runner = ProcessRunner(workers, on_document, reader)
    return run.stage("parse", stages.read_batches, batches, runner)


def _build_and_publish(
    run: Run,
    state: PublishedState,
    gathered: Gathered,
    read: tuple[Sequence[ReadingBatch], LoadedBatch, Retries],
    changes: Sequence[str],
) -> RunResult:
    batches, loaded, retries = read
    candidate = run.stage("prepare candidate", stages.prepare, run.folder, gathered, run.run_id)
    with kept_open(candidate):
        for number, batch in enumerate(batches, start=1):
            run.stage(f"load batch {number} of {len(batches)}", stages.load_batch, candidate, batch)
        run.stage("record what was not read", stages.record_unread, candidate, loaded, run.run_id)
        issues = [*gathered.issues, *loaded.issues]
        run.stage("load issues", stages.load_issues, candidate, issues, run.run_id)
    return finish(
        run, candidate, state, gathered,
        changes=changes, loaded_count=loaded.loaded_count + loaded.journal_count,
        unreadable=run_summary.all_unreadable(loaded, retries, gathered),
    )  # fmt: skip
