"""A night's reports from the parliament's service, or from another of the same form such as the replica.

Refresh strategy: every meeting of the last 28 days that should have a report is asked for again, because the service
says nowhere that a report changed; a new version is recognised by its bytes. Older meetings are followed up while their
report is awaited or provisional. What arrives is in the archive before it is judged.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ingest.archived_service import ArchivedService, read_archived_service
from ingest.documents import Gathered, GatheredIssue, JournalCopy, SourceDocument, TrackedMeeting
from ingest.folder import read_register
from ingest.listening import RunListener
from ingest.options import LIVE_SOURCE, RunOptions
from ingest.service_register import add_contacts, refresh_register
from ingest.source_drift import drift, sightings
from ingest.source_turn import hold_source_turn
from parliament.archive import Archive
from parliament.errors import UsageError
from parliament.files import write_whole
from parliament.model import ListedMeeting, ListedQuestion, MeetingKind
from parliament.parse import PARSER_VERSION
from parliament.people import Register, load_shipped_register
from parliament.reading_log import ReadingLog
from parliament.source.client import ServiceClient
from parliament.source.discovery import (
    FetchPlan,
    KnownMeeting,
    PlannedMeeting,
    PlanReason,
    ReportState,
    Window,
    discover,
    expects_report,
    first_window,
    recent_window,
)
from parliament.source.fetch import FetchedMeeting, FetchedPlan, fetch_plan
from parliament.source.settings import LOOPBACK_HOSTS, SourceSettings, load_source_settings
from warehouse.changes import PublishedState
from warehouse.meeting_frames import listed_meeting_row
from warehouse.paths import DataFolder

# A fetch that was cut off is resumed when it began at most this long ago; after that everything is fetched again.
RESUME_WITHIN = timedelta(hours=12)
# Everything that the archive holds counts as fresh: for reading reports again without asking for them.
_BEGINNING_OF_TIME = datetime(1970, 1, 1, tzinfo=UTC)
# Pages for people (source contract §4.1).
_PAGE_OF_MEETING = {
    MeetingKind.PLENARY: "https://www.vlaamsparlement.be/nl/parlementair-werk/plenaire-vergaderingen/{verg_id}",
    MeetingKind.COMMITTEE: (
        "https://www.vlaamsparlement.be/nl/parlementair-werk/commissies/commissievergaderingen/{verg_id}"
    ),
}


@dataclass(frozen=True, slots=True)
class ServiceFetch:
    """What was fetched tonight, and what was read again from the archive because the program changed.

    ``archived`` is all that earlier nights learned, when the database is built again.
    """

    fetched: FetchedPlan
    replayed: FetchedPlan | None
    archived: ArchivedService | None = None

    @property
    def meetings(self) -> tuple[FetchedMeeting, ...]:
        """The meetings of both."""
        return (*self.fetched.meetings, *(self.replayed.meetings if self.replayed else ()))

    @property
    def questions(self) -> tuple[ListedQuestion, ...]:
        """The questions of both, each once, tonight's first."""
        replayed = self.replayed.questions if self.replayed else ()
        return tuple({one.vi_id: one for one in (*replayed, *self.fetched.questions)}.values())

    @property
    def withdrawn_ids(self) -> tuple[str, ...]:
        """The meetings that the service listed before and knows no more."""
        replayed = self.replayed.withdrawn if self.replayed else ()
        return tuple(str(meeting.verg_id) for meeting in (*self.fetched.withdrawn, *replayed))

    @property
    def documents(self) -> tuple[SourceDocument, ...]:
        """The reports of both; one that the archive held before as it was when it was first fetched."""
        found = {document.sha256: document for document in map(_document, self.meetings) if document is not None}
        earlier = {document.sha256: document for document in self.archived.documents} if self.archived else {}
        return tuple((found | earlier).values())


def gather_service(options: RunOptions, archive: Archive, state: PublishedState, listener: RunListener) -> Gathered:
    """Fetch a night from the service into the archive.

    Raises:
        SourceUnreachableError: the service cannot be reached at all.
        SourceContractError: no list of meetings can be understood.
        UsageError: a setting is wrong.
    """
    settings = service_settings(options)
    if options.source == LIVE_SOURCE and not settings.contact:
        listener.noticed(
            "No contact is set: the parliament cannot write to those who run this. "
            "Set SPREEKTIJD_CONTACT to an e-mail or web address."
        )
    folder = DataFolder(options.data)
    started_at = resumed_start(folder, options)
    archived = None
    if state.needs_rebuild:
        listener.stage_started("read the archive")
        archived = read_archived_service(settings, archive)
        state = replace(state, meetings=archived.known, first_seen=archived.first_seen)
    known = state.meetings
    window = choose_window(options, known, listener)
    with hold_source_turn(folder, listener):
        with ServiceClient(settings, archive, fresh_since=started_at) as client:
            client.log = ReadingLog(with_fields=True)
            listener.stage_started("list meetings")
            plan = discover(client, window, known)
            listener.stage_started("fetch meetings")
            fetched = fetch_plan(
                client, plan, progress=lambda done, total: listener.progressed("fetch meetings", done, total)
            )
        fetch = ServiceFetch(fetched, _replay(settings, archive, state, fetched, listener, archived), archived)
        listener.stage_started("refresh the register")
        people_log = ReadingLog(with_fields=True)
        register, register_issues = read_register_of_service(options, settings, archive, started_at, people_log)
    register = add_contacts(register, fetch.questions, started_at, state.named_persons)
    gathered = gathered_of(fetch, register, state, started_at)
    if gathered.is_complete:
        _resume_file(folder).unlink(missing_ok=True)
    seen = sightings((client.log, people_log), state.sightings)
    return replace(
        gathered,
        issues=(*gathered.issues, *register_issues),
        drift=drift(seen, state.sightings),
        sightings=seen,
    )


def read_register_of_service(
    options: RunOptions, settings: SourceSettings, archive: Archive, started_at: datetime, log: ReadingLog | None = None
) -> tuple[Register, tuple[GatheredIssue, ...]]:
    """The register that the run begins with, refreshed from the service, and what could not be had."""
    is_parliament = options.source == LIVE_SOURCE
    base = base_register(options)
    return refresh_register(
        base, settings, archive, started_at,
        day=options.day, is_parliament=is_parliament, is_anew=options.with_fresh_register, log=log,
    )  # fmt: skip


def service_settings(options: RunOptions) -> SourceSettings:
    """The settings for this source: from the environment, the address from the options.

    A service on this machine may be spoken to over plain http; any other only over https.
    """
    if options.source == LIVE_SOURCE:
        return load_source_settings()
    address = urlsplit(options.source)
    if not address.hostname:
        raise UsageError(f"{options.source} is not an address; give one such as http://127.0.0.1:8750/e/opendata.")
    is_local = address.hostname in LOOPBACK_HOSTS
    path = address.path.rstrip("/") or "/e/opendata"
    overrides: dict[str, Any] = {"base_url": f"{address.scheme}://{address.netloc}{path}", "allow_http": is_local}
    overrides["document_hosts"] = (address.netloc,)
    if is_local:
        # Politeness towards oneself: a replica on this machine needs no pause between requests, and answers at once.
        overrides |= {"requests_per_second": 1000.0, "backoff_initial_seconds": 0.05, "backoff_max_seconds": 0.5}
    return load_source_settings(**overrides)


def base_register(options: RunOptions) -> Register:
    """What is known of people before the service is asked: the shipped facts are about the real parliament only."""
    if options.register_file is not None:
        return read_register(options.register_file)
    return load_shipped_register() if options.source == LIVE_SOURCE else Register()


def choose_window(options: RunOptions, known: tuple[KnownMeeting, ...], listener: RunListener) -> Window:
    """The days to ask for: as the options say, else the last four weeks, or this session year on a first run."""
    today = options.day
    usual = recent_window(today) if known else first_window(today)
    window = Window(options.since or usual.since, options.until or usual.until)
    if window.since > window.until:
        raise UsageError(f"--since {window.since} is after --until {window.until}; swap them.")
    if not known and options.since is None:
        listener.noticed(
            f"First run: meetings since {window.since}, the start of this session year (--since asks for more)."
        )
    return window


def _replay(
    settings: SourceSettings,
    archive: Archive,
    state: PublishedState,
    fetched: FetchedPlan,
    listener: RunListener,
    archived: ArchivedService | None,
) -> FetchedPlan | None:
    """Read again, from the archive, the meetings that another version of the parser or of the tables has loaded.

    Only what the archive lacks, or holds damaged, is asked for.
    """
    outdated = {report.meeting_id for report in state.reports if report.parser_version != PARSER_VERSION}
    done = {meeting.meeting.verg_id for meeting in fetched.meetings}
    listed = (
        {one.verg_id: archived.listed[one.verg_id] for one in state.meetings if not one.is_withdrawn}
        if archived
        else {}
    )
    again = tuple(
        PlannedMeeting(meeting.verg_id, PlanReason.RECHECK, listed.get(meeting.verg_id), meeting)
        for meeting in state.meetings
        if meeting.verg_id not in done
        and (str(meeting.verg_id) in outdated or not state.is_usable)
        and (meeting.report_state != ReportState.NONE or meeting.is_withdrawn or not archived)
    )
    if not again:
        return None
    name = "read meetings again from the archive"
    listener.stage_started(name)
    plan = FetchPlan(fetched.plan.window, again, (), (), (), ())
    with ServiceClient(settings, archive, fresh_since=_BEGINNING_OF_TIME) as client:
        return fetch_plan(client, plan, progress=lambda done, total: listener.progressed(name, done, total))


def gathered_of(fetch: ServiceFetch, register: Register, state: PublishedState, started_at: datetime) -> Gathered:
    """What was fetched, in the form that is the same for every kind of source."""
    fetched = fetch.fetched
    journals = tuple(
        JournalCopy(meeting.meeting, meeting.journal_lines, meeting.journal_sha256, started_at)
        for meeting in fetch.meetings
        if meeting.journal_sha256 is not None
    )
    return Gathered(
        documents=fetch.documents,
        register=register,
        journals=journals,
        meetings=_tracked_meetings(fetch, state, started_at),
        questions=fetch.questions,
        issues=_issues(fetch),
        withdrawn_ids=fetch.withdrawn_ids,
        is_complete=not fetched.has_ended_early,
    )


def _tracked_meetings(fetch: ServiceFetch, state: PublishedState, started_at: datetime) -> tuple[TrackedMeeting, ...]:
    """The meetings of earlier lists, of tonight's, and those fetched, each later one in the place of an earlier."""
    known = {meeting.verg_id: meeting for meeting in state.meetings}
    earlier = fetch.archived.listed.values() if fetch.archived else ()
    tonight = {meeting.verg_id for meeting in fetch.fetched.plan.listed}
    tonight |= {meeting.meeting.verg_id for meeting in fetch.fetched.meetings}
    rows: dict[int, TrackedMeeting] = {}
    for listed in (*earlier, *fetch.fetched.plan.listed):
        rows[listed.verg_id] = _tracked(listed, _state_before_fetching(listed, known), state, started_at)
    for meeting in fetch.meetings:
        tracked = _tracked(meeting.meeting, meeting.report_state.value, state, started_at)
        rows[meeting.meeting.verg_id] = replace(tracked, attendance=meeting.attendance)
    return tuple(
        row if verg_id in tonight or verg_id not in known else _last_seen(row, known[verg_id].last_seen_at)
        for verg_id, row in rows.items()
    )


def _last_seen(meeting: TrackedMeeting, moment: datetime) -> TrackedMeeting:
    """A meeting that was read again from the archive: the service was not asked about it tonight."""
    return replace(meeting, row={**meeting.row, "last_seen_at": moment})


def _state_before_fetching(listed: ListedMeeting, known: Mapping[int, KnownMeeting]) -> str:
    """How a listed meeting's report stands before it is asked for: as known, else awaited when it should have one."""
    if listed.verg_id in known:
        return known[listed.verg_id].report_state
    return ReportState.AWAITED.value if expects_report(listed) else ReportState.NONE.value


def _issues(fetch: ServiceFetch) -> tuple[GatheredIssue, ...]:
    general = [GatheredIssue(None, "fetch", issue) for issue in fetch.fetched.issues]
    if fetch.replayed:
        general += [GatheredIssue(None, "replay", issue) for issue in fetch.replayed.issues]
    of_meetings = [
        GatheredIssue(None, "fetch", issue, str(meeting.meeting.verg_id))
        for meeting in fetch.meetings
        for issue in meeting.issues
    ]
    return (*general, *of_meetings)


def _tracked(listed: ListedMeeting, report_state: str, state: PublishedState, seen_at: datetime) -> TrackedMeeting:
    page = _PAGE_OF_MEETING[listed.kind].format(verg_id=listed.verg_id)
    row = dict(listed_meeting_row(listed, report_state=report_state, web_url=page, seen_at=seen_at))
    row["first_seen_at"] = state.first_seen.get(listed.verg_id, seen_at)
    return TrackedMeeting(row)


def _document(meeting: FetchedMeeting) -> SourceDocument | None:
    report = meeting.report
    if report is None:
        return None
    return SourceDocument(
        name=report.url,
        url=report.url,
        sha256=report.sha256,
        byte_count=report.byte_count,
        fetched_at=report.fetched_at,
        meeting_id=str(meeting.meeting.verg_id),
        meeting_date=meeting.meeting.date,
        is_provisional=meeting.meeting.is_provisional,
        is_listed=True,
        chair_person_id=meeting.meeting.chair_person_id,
    )


def _resume_file(folder: DataFolder) -> Path:
    return folder.build / "fetching.json"


def resumed_start(folder: DataFolder, options: RunOptions) -> datetime:
    """When this fetch began: now, or when the one began that was cut off and asked for the same."""
    path = _resume_file(folder)
    asked = {"source": options.source, "since": _iso(options.since), "until": _iso(options.until)}
    now = datetime.now(UTC)
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        started_at = datetime.fromisoformat(stored.pop("started_at"))
        if stored == asked and timedelta(0) <= now - started_at <= RESUME_WITHIN:
            return started_at
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        # No fetch was cut off, or its note was: ask for everything.
        pass
    write_whole(path, json.dumps({**asked, "started_at": now.isoformat()}))
    return now


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
