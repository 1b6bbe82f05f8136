"""What a run has to fetch: list the meetings of a window, compare them with what is known, and plan.

The service says nowhere that a report changed (source contract §1.7, §3.3), so every meeting in the window that should
have a report is asked for again, and a new version is recognised by its bytes. Outside the window only what is
unfinished is followed up: provisional reports and reports that are listed and not there yet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Final

from parliament.errors import BudgetExhaustedError, SourceContractError, SourceUnreachableError
from parliament.model import Issue, ListedMeeting, MeetingKind, Severity
from parliament.source.payloads.meetings import MeetingListing
from parliament.source.session_year import session_year_start

if TYPE_CHECKING:
    from parliament.source.client import ServiceClient

# Reports were seen to be replaced for weeks (§3.3): re-poll the meetings of the last four.
WINDOW_DAYS: Final = 28
# Whether the end of a window is included is unknown (§1.6): ask for one day more and leave it out again.
_ONE_DAY_MORE: Final = timedelta(days=1)
# Unfinished meetings outside the window that one night follows up; those seen longest ago come first.
FOLLOW_UP_LIMIT: Final = 200


class ReportState(StrEnum):
    """Where a meeting's report stands."""

    NONE = "none"
    AWAITED = "awaited"
    FETCHED = "fetched"
    UNREADABLE = "unreadable"


class PlanReason(StrEnum):
    """Why a meeting is asked for."""

    NEW = "new"
    RECHECK = "recheck"
    PROVISIONAL = "provisional"
    AWAITED = "awaited"
    UNLISTED = "unlisted"


@dataclass(frozen=True, slots=True)
class Window:
    """Civil days in Brussels, both included."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """What earlier nights left behind of a meeting. ``report_sha256s`` are its report files, oldest first."""

    verg_id: int
    kind: MeetingKind
    meeting_date: date
    last_seen_at: datetime
    report_sha256s: tuple[str, ...] = ()
    is_provisional: bool = False
    report_state: str = ReportState.NONE
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting to ask for: its record in full, its report file, its journal lines and their questions.

    ``listed`` is ``None`` for a meeting that no list of this night holds: it is followed up, or perhaps withdrawn.
    """

    verg_id: int
    reason: PlanReason
    listed: ListedMeeting | None
    known: KnownMeeting | None


@dataclass(frozen=True, slots=True)
class ListedSpan:
    """One list that was asked for: a kind, the days it covers, and what it said (``None`` when it could not be had)."""

    kind: MeetingKind
    window: Window
    listing: MeetingListing | None


@dataclass(frozen=True, slots=True)
class FetchPlan:
    """What a run has to fetch.

    ``meetings`` are to be asked for, those in the window newest first. ``listed`` are all meetings of the window, the
    cancelled ones and those without a report among them; ``duplicates`` are the second records of a meeting, which are
    left out of everything else. Which journal lines and questions there are stands in the meetings' full records.
    """

    window: Window
    meetings: tuple[PlannedMeeting, ...]
    listed: tuple[ListedMeeting, ...]
    cancelled: tuple[ListedMeeting, ...]
    duplicates: tuple[ListedMeeting, ...]
    issues: tuple[Issue, ...]

    @property
    def report_files(self) -> tuple[str, ...]:
        """The addresses of the report files that the lists announce."""
        files = (planned.listed.report_file for planned in self.meetings if planned.listed)
        return tuple(file.url for file in files if file)

    @property
    def awaited(self) -> tuple[PlannedMeeting, ...]:
        """Meetings that should have a report and for which no file is announced."""
        return tuple(
            planned
            for planned in self.meetings
            if planned.reason == PlanReason.AWAITED or (planned.listed and planned.listed.report_file is None)
        )

    @property
    def unlisted(self) -> tuple[PlannedMeeting, ...]:
        """Meetings that were listed before and are not now: withdrawn, unless their own record is still there."""
        return tuple(planned for planned in self.meetings if planned.reason == PlanReason.UNLISTED)


def recent_window(today: date) -> Window:
    """The window of an ordinary night: the last 28 days and today."""
    return Window(today - timedelta(days=WINDOW_DAYS), today)


def first_window(today: date) -> Window:
    """The window of a first run without history, unless the operator says otherwise: this session year."""
    return Window(session_year_start(today), today)


def split_by_month(window: Window) -> tuple[Window, ...]:
    """The calendar months of a window, newest first, so that no list grows without bound."""
    days = (window.since + timedelta(days=n) for n in range((window.until - window.since).days + 1))
    months = [list(month) for _, month in groupby(days, key=lambda day: (day.year, day.month))]
    return tuple(Window(month[0], month[-1]) for month in reversed(months))


def discover(
    client: "ServiceClient",
    window: Window,
    known: Iterable[KnownMeeting],
    *,
    kinds: Sequence[MeetingKind] = (MeetingKind.PLENARY, MeetingKind.COMMITTEE),
) -> FetchPlan:
    """List the meetings of ``window`` and plan what to fetch.

    Raises :class:`SourceUnreachableError` when the very first list cannot be had, and the first error when no list can.
    A later list that fails is an issue; its days are then neither planned nor searched for withdrawn meetings.
    """
    spans: list[ListedSpan] = []
    errors: list[SourceContractError | SourceUnreachableError | BudgetExhaustedError] = []
    for month in split_by_month(window):
        for kind in kinds:
            listing = None
            try:
                listing = client.list_meetings(kind, month.since, month.until + _ONE_DAY_MORE)
            except (SourceContractError, SourceUnreachableError, BudgetExhaustedError) as error:
                if isinstance(error, SourceUnreachableError) and not spans:
                    raise
                errors.append(error)
            spans.append(ListedSpan(kind, month, listing))
    if errors and all(span.listing is None for span in spans):
        raise errors[0]
    failed = tuple(Issue("listing_failed", Severity.ERROR, None, str(error)) for error in errors)
    return plan_fetch(window, spans, known, issues=failed)


def plan_fetch(
    window: Window, spans: Sequence[ListedSpan], known: Iterable[KnownMeeting], *, issues: tuple[Issue, ...] = ()
) -> FetchPlan:
    """Hold lists against what is known. Pure; linear in meetings."""
    found: list[Issue] = list(issues)
    known_by_id = {meeting.verg_id: meeting for meeting in known}
    listed, duplicates = _without_duplicates(_in_their_spans(spans, found), known_by_id, found)
    listed.sort(key=lambda meeting: (meeting.date or window.since, meeting.verg_id), reverse=True)
    cancelled = tuple(meeting for meeting in listed if is_cancelled(meeting))
    planned = [_plan(meeting, known_by_id.get(meeting.verg_id)) for meeting in listed if expects_report(meeting)]
    seen = {meeting.verg_id for meeting in (*listed, *duplicates)}
    unseen = [meeting for meeting in known_by_id.values() if meeting.verg_id not in seen and not meeting.is_withdrawn]
    planned.extend(_unlisted(unseen, spans))
    planned.extend(_follow_ups(unseen, window))
    return FetchPlan(window, tuple(planned), tuple(listed), cancelled, tuple(duplicates), tuple(found))


def is_cancelled(meeting: ListedMeeting) -> bool:
    """Whether a listed meeting did not take place: it has no start (source contract §1.7) and no report file."""
    return meeting.started_at is None and meeting.report_file is None


def expects_report(meeting: ListedMeeting) -> bool:
    """Whether a listed meeting has a verbatim report or should get one."""
    return not is_cancelled(meeting) and (meeting.report_file is not None or meeting.has_report or meeting.has_journal)


def _plan(meeting: ListedMeeting, known: KnownMeeting | None) -> PlannedMeeting:
    if known is None:
        reason = PlanReason.NEW
    elif known.report_state == ReportState.AWAITED:
        reason = PlanReason.AWAITED
    elif known.is_provisional or meeting.is_provisional:
        reason = PlanReason.PROVISIONAL
    else:
        reason = PlanReason.RECHECK
    return PlannedMeeting(meeting.verg_id, reason, meeting, known)


def _in_their_spans(spans: Iterable[ListedSpan], issues: list[Issue]) -> list[ListedMeeting]:
    """The meetings that fall in the days for which their list was asked."""
    kept = []
    for span in spans:
        for meeting in span.listing.meetings if span.listing else ():
            day = meeting.date
            if day is not None and span.window.since <= day <= span.window.until:
                kept.append(meeting)
            elif day is None or not span.window.since <= day <= span.window.until + _ONE_DAY_MORE:
                issues.append(
                    Issue(
                        "meeting_outside_window",
                        Severity.WARNING,
                        None,
                        f"meeting {meeting.verg_id} of {day} is in the list of {span.window.since} to"
                        f" {span.window.until} and is left out ({meeting.source_url})",
                    )
                )
    return kept


def _without_duplicates(
    meetings: Iterable[ListedMeeting], known: Mapping[int, KnownMeeting], issues: list[Issue]
) -> tuple[list[ListedMeeting], list[ListedMeeting]]:
    by_id: dict[int, ListedMeeting] = {}
    for meeting in meetings:
        first = by_id.setdefault(meeting.verg_id, meeting)
        if first is not meeting:
            record = "with the same" if first == meeting else "with another"
            issues.append(_duplicate(f"meeting {meeting.verg_id} is listed twice, {record} record; the first counts"))
    kept: list[ListedMeeting] = []
    duplicates: list[ListedMeeting] = []
    by_identity: dict[tuple[object, ...], list[ListedMeeting]] = {}
    for meeting in by_id.values():
        by_identity.setdefault(_identity(meeting), []).append(meeting)
    for same in by_identity.values():
        same.sort(key=lambda meeting: (meeting.verg_id not in known, not expects_report(meeting), meeting.verg_id))
        kept.append(same[0])
        for other in same[1:]:
            duplicates.append(other)
            issues.append(_duplicate(f"meeting {other.verg_id} is meeting {same[0].verg_id} again and is left out"))
    issues.extend(_repeated_numbers(kept))
    return kept, duplicates


def _identity(meeting: ListedMeeting) -> tuple[object, ...]:
    """What makes two records one meeting: kind, number, session year, day and committee; without a number, the id."""
    if meeting.number is None:
        return (meeting.verg_id,)
    return (meeting.kind, meeting.number, meeting.session_year, meeting.date, meeting.committee_ids)


def _repeated_numbers(meetings: Iterable[ListedMeeting]) -> Iterable[Issue]:
    """Two meetings of one number on different days or of different committees: both stay, and it is said."""
    first_of: dict[tuple[object, ...], ListedMeeting] = {}
    for meeting in meetings:
        if meeting.number is None:
            continue
        first = first_of.setdefault((meeting.kind, meeting.number, meeting.session_year), meeting)
        if first is not meeting:
            yield Issue(
                "meeting_number_repeated",
                Severity.WARNING,
                None,
                f"meetings {first.verg_id} and {meeting.verg_id} are both {meeting.kind.value} number"
                f" {meeting.number} of {meeting.session_year}",
            )


def _duplicate(detail: str) -> Issue:
    return Issue("duplicate_meeting", Severity.WARNING, None, detail)


def _unlisted(unseen: Iterable[KnownMeeting], spans: Sequence[ListedSpan]) -> list[PlannedMeeting]:
    """Known meetings whose day and kind were listed wholly, and which the list does not hold."""
    whole = [span for span in spans if span.listing is not None and span.listing.unreadable_count == 0]
    whole_by_month = {(span.kind, span.window.since.year, span.window.since.month): span.window for span in whole}
    planned = []
    for meeting in unseen:
        window = whole_by_month.get((meeting.kind, meeting.meeting_date.year, meeting.meeting_date.month))
        if window and window.since <= meeting.meeting_date <= window.until:
            planned.append(PlannedMeeting(meeting.verg_id, PlanReason.UNLISTED, None, meeting))
    return planned


def _follow_ups(unseen: Iterable[KnownMeeting], window: Window) -> list[PlannedMeeting]:
    """Unfinished meetings from before the window."""
    unfinished = [
        meeting
        for meeting in unseen
        if meeting.meeting_date < window.since
        and (meeting.is_provisional or meeting.report_state == ReportState.AWAITED)
    ]
    unfinished.sort(key=lambda meeting: (meeting.last_seen_at, meeting.verg_id))
    return [
        PlannedMeeting(
            meeting.verg_id,
            PlanReason.AWAITED if meeting.report_state == ReportState.AWAITED else PlanReason.PROVISIONAL,
            None,
            meeting,
        )
        for meeting in unfinished[:FOLLOW_UP_LIMIT]
    ]
