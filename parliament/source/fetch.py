"""Fetch what was planned: meetings in full, report files, journal lines, questions.

Meetings are fetched side by side in ``max_in_flight`` threads, each meeting by one thread from its record to its last
journal line, newest first. A document that fails becomes an issue of its meeting and stops nothing else. Half a debate
is never handed on: the journal lines of a meeting come all or not at all.

Resuming: everything that arrives is archived immediately. A run that is started again with the same ``fresh_since``
(see :class:`~parliament.source.client.ServiceClient`) takes from there what it got before and asks for the rest only. A
run that ends on its budget says which meetings it did not fetch; they are new or unfinished for the next night.
"""

import hashlib
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, fields, replace
from typing import Final, TypeVar

from parliament.archive import ArchivedBody
from parliament.errors import BudgetExhaustedError, ReportFileError, SourceContractError, SourceUnreachableError
from parliament.model import Issue, JournalLine, ListedAttendance, ListedMeeting, ListedQuestion, Severity
from parliament.source.client import ServiceClient
from parliament.source.discovery import (
    FetchPlan,
    KnownMeeting,
    PlannedMeeting,
    PlanReason,
    ReportState,
    expects_report,
)
from parliament.source.payloads.meetings import MeetingDetail

# Documents in a row that could not be had before a run stops asking: the service is down, and each document costs
# several attempts.
_OUTAGE_LENGTH: Final = 12

Progress = Callable[[int, int], None]
_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class FetchedMeeting:
    """A meeting with what came of it.

    ``meeting`` joins the list's record and the full one, the later one first. ``report`` is a whole PDF or ``None``;
    ``journal_lines`` are all of the meeting's, or none. ``report_state`` is what the meeting stands at now.
    """

    meeting: ListedMeeting
    known: KnownMeeting | None
    report: ArchivedBody | None
    report_state: ReportState
    journal_lines: tuple[JournalLine, ...]
    question_ids: tuple[int, ...]
    issues: tuple[Issue, ...]
    attendance: tuple[ListedAttendance, ...] = ()

    @property
    def has_new_report(self) -> bool:
        """Whether the report's bytes are none that earlier nights knew."""
        return self.report is not None and (self.known is None or self.report.sha256 not in self.known.report_sha256s)

    @property
    def journal_sha256(self) -> str | None:
        """The sha256 of what the journal lines say, which names this version of the journal copy."""
        return journal_sha256(self.journal_lines) if self.journal_lines else None


@dataclass(frozen=True, slots=True)
class FetchedPlan:
    """What came of a plan. ``not_fetched`` are the ids of meetings that were not asked for to the end.

    ``withdrawn`` are meetings that are neither listed nor have a record any more. ``has_ended_early`` is true when the
    budget or the service ended before the plan did.
    """

    plan: FetchPlan
    meetings: tuple[FetchedMeeting, ...]
    withdrawn: tuple[KnownMeeting, ...]
    questions: tuple[ListedQuestion, ...]
    not_fetched: tuple[int, ...]
    has_ended_early: bool
    request_count: int
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _NotFetched:
    """A meeting of which nothing could be had, and why."""

    issues: tuple[Issue, ...]


class _Ending:
    """Whether fetching must end before its plan does, and why. Threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures_in_a_row = 0
        self.reason: str | None = None

    def succeeded(self) -> None:
        with self._lock:
            self._failures_in_a_row = 0

    def failed(self, error: SourceUnreachableError) -> None:
        with self._lock:
            self._failures_in_a_row += 1
            if self._failures_in_a_row >= _OUTAGE_LENGTH:
                self.reason = f"{_OUTAGE_LENGTH} documents in a row could not be had, the last one so: {error}"

    def end(self, reason: str) -> None:
        with self._lock:
            self.reason = self.reason or reason


def fetch_plan(client: ServiceClient, plan: FetchPlan, *, progress: Progress | None = None) -> FetchedPlan:
    """Fetch a plan. ``progress`` is told how many of how many meetings are done, in the calling thread.

    Raises :class:`~parliament.errors.ArchiveError` when the archive cannot be written; what the service does wrong
    becomes issues.
    """
    ending = _Ending()
    outcomes = _side_by_side(
        lambda planned: _MeetingFetch(client, ending, planned).run(), plan.meetings, client, ending, progress
    )
    meetings = tuple(outcome for outcome in outcomes if isinstance(outcome, FetchedMeeting))
    withdrawn = tuple(outcome for outcome in outcomes if isinstance(outcome, KnownMeeting))
    missed = [outcome for outcome in outcomes if isinstance(outcome, _NotFetched)]
    question_ids = tuple(dict.fromkeys(vi_id for meeting in meetings for vi_id in meeting.question_ids))
    asked = _side_by_side(lambda vi_id: _fetch_question(client, ending, vi_id), question_ids, client, ending, None)
    issues = (
        *plan.issues,
        *client.log.issues,
        *(_withdrawal(meeting) for meeting in withdrawn),
        *(issue for outcome in missed for issue in outcome.issues),
        *(answer for answer in asked if isinstance(answer, Issue)),
        *([Issue("fetch_ended_early", Severity.WARNING, None, ending.reason)] if ending.reason else []),
    )
    return FetchedPlan(
        plan=plan,
        meetings=meetings,
        withdrawn=withdrawn,
        questions=tuple(answer for answer in asked if isinstance(answer, ListedQuestion)),
        not_fetched=tuple(
            planned.verg_id
            for planned, outcome in zip(plan.meetings, outcomes, strict=True)
            if outcome is None or isinstance(outcome, _NotFetched)
        ),
        has_ended_early=ending.reason is not None,
        request_count=client.budget.requests,
        issues=issues,
    )


def journal_sha256(lines: Iterable[JournalLine]) -> str:
    """The sha256 of what journal lines say, in order: ids, titles, speakers and texts."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(f"{line.jln_id}\0{line.title}\0{line.question_ids}\0{line.initiative_ids}\0".encode())
        for speech in line.speeches:
            digest.update(f"{speech.title}\0{speech.html}\0{speech.person_id}\0".encode())
    return digest.hexdigest()


def _side_by_side(
    fetch: Callable[[_Task], _Result],
    tasks: tuple[_Task, ...],
    client: ServiceClient,
    ending: _Ending,
    progress: Progress | None,
) -> list[_Result | None]:
    """The results in the order of the tasks; ``None`` for those that the ending left undone."""

    def fetch_unless_ended(task: _Task) -> _Result | None:
        if ending.reason:
            return None
        try:
            return fetch(task)
        except BudgetExhaustedError as error:
            ending.end(str(error))
            return None

    with ThreadPoolExecutor(max_workers=client.settings.max_in_flight, thread_name_prefix="fetch") as pool:
        futures: list[Future[_Result | None]] = [pool.submit(fetch_unless_ended, task) for task in tasks]
        try:
            for done, future in enumerate(as_completed(futures), start=1):
                future.result()
                if progress:
                    progress(done, len(tasks))
        except BaseException:
            # The archive is full or the operator interrupts: start nothing more.
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        return [future.result() for future in futures]


class _MeetingFetch:
    """One meeting, from its record to its last journal line."""

    def __init__(self, client: ServiceClient, ending: _Ending, planned: PlannedMeeting) -> None:
        self._client = client
        self._ending = ending
        self._planned = planned
        self._issues: list[Issue] = []

    def run(self) -> "FetchedMeeting | KnownMeeting | _NotFetched":
        """The meeting; what is known of it when it is withdrawn; why not, when nothing could be had of it."""
        detail, is_absent = self._detail()
        listed = self._planned.listed
        if detail is None and listed is None:
            known = self._planned.known
            return known if is_absent and known else _NotFetched(tuple(self._issues))
        meeting = _joined(listed, detail)
        report, state = self._report(meeting)
        lines = self._journal_lines(meeting, detail)
        if state in {ReportState.NONE, ReportState.AWAITED} and lines:
            state = ReportState.FETCHED
        questions = (
            *(detail.question_ids if detail else ()),
            *self._questions_of_agenda(meeting, detail),
            *(vi_id for line in lines for vi_id in line.question_ids),
        )
        return FetchedMeeting(
            meeting=meeting,
            known=self._planned.known,
            report=report,
            report_state=state,
            journal_lines=lines,
            question_ids=tuple(dict.fromkeys(questions)),
            issues=tuple(self._issues),
            attendance=detail.attendance if detail else (),
        )

    def _detail(self) -> tuple[MeetingDetail | None, bool]:
        """The full record, and whether the service says that there is none."""
        try:
            detail = self._client.meeting(self._planned.verg_id)
        except (SourceContractError, SourceUnreachableError) as error:
            self._note("meeting_not_fetched", Severity.ERROR, error)
            return None, False
        self._ending.succeeded()
        if detail is None and self._planned.listed:
            self._add("meeting_record_missing", Severity.WARNING, "it is listed and has no record of its own")
        if detail is not None and self._planned.reason == PlanReason.UNLISTED:
            self._add("meeting_not_listed", Severity.WARNING, "it is no longer listed and still has its record")
        return detail, detail is None

    def _report(self, meeting: ListedMeeting) -> tuple[ArchivedBody | None, ReportState]:
        known_state = ReportState(self._planned.known.report_state) if self._planned.known else None
        if meeting.report_file is None:
            if known_state in {ReportState.FETCHED, ReportState.UNREADABLE}:
                self._add("report_withdrawn", Severity.WARNING, "its report was announced before and is not now")
                return None, known_state or ReportState.NONE
            return None, ReportState.AWAITED if expects_report(meeting) else ReportState.NONE
        try:
            report = self._client.report_file(meeting.report_file.url)
        except (ReportFileError, SourceContractError) as error:
            self._note("report_unreadable", Severity.ERROR, error)
            return None, ReportState.UNREADABLE
        except SourceUnreachableError as error:
            self._note("report_not_fetched", Severity.ERROR, error)
            return None, known_state if known_state not in {None, ReportState.NONE} else ReportState.AWAITED
        self._ending.succeeded()
        if report is None:
            self._add("report_not_there", Severity.WARNING, f"{meeting.report_file.url} is announced and is not there")
            return None, ReportState.AWAITED
        return report, ReportState.FETCHED

    def _journal_lines(self, meeting: ListedMeeting, detail: MeetingDetail | None) -> tuple[JournalLine, ...]:
        try:
            ids = detail.journal_line_ids if detail else None
            if ids is None:
                ids = self._client.journal_line_ids(meeting.verg_id) if meeting.has_journal else ()
            lines = tuple(self._client.listed_journal_line(jln_id, n) for n, jln_id in enumerate(ids, start=1))
        except (SourceContractError, SourceUnreachableError) as error:
            self._note("journal_not_fetched", Severity.ERROR, error)
            return ()
        self._ending.succeeded()
        foreign = [line.jln_id for line in lines if line.verg_id not in {None, meeting.verg_id}]
        if foreign:
            self._add("journal_of_another_meeting", Severity.ERROR, f"its journal lines {foreign} name another meeting")
            return ()
        return lines if any(line.speeches for line in lines) else ()

    def _questions_of_agenda(self, meeting: ListedMeeting, detail: MeetingDetail | None) -> tuple[int, ...]:
        """Those that were on the agenda and perhaps not put, where the record itself holds no agenda."""
        if detail is None or detail.has_agenda:
            return ()
        try:
            ids = self._client.agenda_question_ids(meeting.verg_id)
        except (SourceContractError, SourceUnreachableError) as error:
            self._note("agenda_not_fetched", Severity.WARNING, error)
            return ()
        self._ending.succeeded()
        return ids

    def _note(
        self, kind: str, severity: Severity, error: ReportFileError | SourceContractError | SourceUnreachableError
    ) -> None:
        if isinstance(error, SourceUnreachableError):
            self._ending.failed(error)
        self._add(kind, severity, str(error))

    def _add(self, kind: str, severity: Severity, detail: str) -> None:
        self._issues.append(Issue(kind, severity, None, f"meeting {self._planned.verg_id}: {detail}"))


def _fetch_question(client: ServiceClient, ending: _Ending, vi_id: int) -> ListedQuestion | Issue:
    try:
        question = client.question(vi_id)
    except (SourceContractError, SourceUnreachableError) as error:
        if isinstance(error, SourceUnreachableError):
            ending.failed(error)
        return Issue("question_not_fetched", Severity.WARNING, None, f"question {vi_id}: {error}")
    ending.succeeded()
    return question or Issue("question_missing", Severity.INFO, None, f"question {vi_id} is named and has no record")


def _joined(listed: ListedMeeting | None, detail: MeetingDetail | None) -> ListedMeeting:
    """The full record, with the list's values where it has none; the kind is the one that was asked for."""
    if detail is None:
        assert listed is not None  # noqa: S101 - the caller has one of the two
        return listed
    if listed is None:
        return detail.meeting
    missing = {
        field.name: getattr(listed, field.name)
        for field in fields(ListedMeeting)
        if getattr(detail.meeting, field.name) in {None, (), False}
    }
    missing.pop("is_provisional", None)
    return replace(detail.meeting, **{**missing, "kind": listed.kind})


def _withdrawal(meeting: KnownMeeting) -> Issue:
    return Issue(
        "meeting_withdrawn",
        Severity.WARNING,
        None,
        f"meeting {meeting.verg_id} of {meeting.meeting_date} was listed before and is gone from the service",
    )
