"""What the archive holds of a service's meetings, for a database that is built again; nobody is asked for anything.

The lists of all nights say which meetings there are, the newest list of a meeting what is known about it. The meetings
themselves are then read again by the same code that fetches them (``ingest/service.py``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ingest.documents import SourceDocument
from parliament.archive import Archive, ArchivedBody
from parliament.errors import ArchiveError, ReportFileError, SourceContractError
from parliament.model import ListedMeeting
from parliament.reading_log import ReadingLog
from parliament.source.bodies import ArrivedBody, judge_json, judge_report
from parliament.source.discovery import KnownMeeting, ListedSpan, ReportState, Window, expects_report, plan_fetch
from parliament.source.endpoints import Endpoints
from parliament.source.payloads.meetings import MeetingDetail, MeetingListing, read_meeting_detail, read_meeting_list
from parliament.source.settings import SourceSettings
from parliament.source.url_rules import UrlRules

# A confirmation that the body kept earlier is still the one (RFC 9110 §15.4.5).
_NOT_MODIFIED = 304
_OK = 200
# Answers that say something of the thing asked for; others are redirects and failures.
_ANSWERS = frozenset({200, 201, 202, 203, 204, 304, 404, 410})


@dataclass(frozen=True, slots=True)
class ArchivedService:
    """What earlier nights learned of a service's meetings.

    ``known`` are the meetings as a night knows them; ``listed`` their newest record in a list, by the service's id;
    ``documents`` every version of their reports, each as it was first fetched.
    """

    known: tuple[KnownMeeting, ...]
    listed: Mapping[int, ListedMeeting]
    first_seen: Mapping[int, datetime]
    documents: tuple[SourceDocument, ...]


@dataclass(frozen=True, slots=True)
class _Record:
    """A meeting's full record as fetches brought it; ``detail`` is ``None`` when the service had none any more."""

    fetched_at: datetime
    last_seen_at: datetime
    detail: MeetingDetail | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """When lists held a meeting, and its newest record there."""

    first: datetime
    last: datetime
    meeting: ListedMeeting


def read_archived_service(settings: SourceSettings, archive: Archive) -> ArchivedService:
    """Read what the archive holds of the service at ``settings.base_url``; bodies that are damaged are passed over."""
    reader = _ArchiveReader(settings, archive)
    seen = reader.seen_meetings()
    listed = _without_duplicates(seen)
    known: list[KnownMeeting] = []
    documents: list[SourceDocument] = []
    for verg_id, meeting in listed.items():
        if meeting.date is None:
            continue
        records = reader.records(verg_id)
        reports = reader.report_versions(records)
        documents += reports
        known.append(_known(meeting, seen[verg_id].last, records, reports))
    first_seen = {verg_id: seen[verg_id].first for verg_id in listed}
    return ArchivedService(tuple(known), listed, first_seen, tuple(documents))


def _known(
    meeting: ListedMeeting, last_seen_at: datetime, records: tuple[_Record, ...], reports: tuple[SourceDocument, ...]
) -> KnownMeeting:
    if meeting.date is None:
        raise LookupError(meeting.source_url)
    state = ReportState.AWAITED if expects_report(meeting) else ReportState.NONE
    return KnownMeeting(
        verg_id=meeting.verg_id,
        kind=meeting.kind,
        meeting_date=meeting.date,
        last_seen_at=max([last_seen_at, *(record.last_seen_at for record in records)]),
        report_sha256s=tuple(report.sha256 for report in reports),
        is_provisional=bool(reports) and reports[-1].is_provisional,
        report_state=ReportState.FETCHED if reports else state,
        is_withdrawn=bool(records) and records[-1].detail is None,
    )


def _without_duplicates(seen: Mapping[int, _Seen]) -> dict[int, ListedMeeting]:
    """The meetings that a night would keep of one list of all: second records of a meeting are left out."""
    meetings = [one.meeting for one in seen.values()]
    days = [meeting.date for meeting in meetings if meeting.date is not None]
    if not days:
        return {}
    window = Window(min(days), max(days))
    spans = [
        ListedSpan(kind, window, MeetingListing(tuple(one for one in meetings if one.kind is kind), 0))
        for kind in sorted({meeting.kind for meeting in meetings})
    ]
    return {meeting.verg_id: meeting for meeting in plan_fetch(window, spans, ()).listed}


class _ArchiveReader:
    """Reads bodies of one service from the archive."""

    def __init__(self, settings: SourceSettings, archive: Archive) -> None:
        self._archive = archive
        self._rules = UrlRules(settings)
        self._endpoints = Endpoints(self._rules.normalise(settings.base_url))
        self._log = ReadingLog()

    def seen_meetings(self) -> dict[int, _Seen]:
        """Every meeting that a list ever held."""
        seen: dict[int, _Seen] = {}
        for fetch, meeting in sorted(self._listed(), key=lambda one: one[0].last_seen_at):
            before = seen.get(meeting.verg_id)
            first = min(before.first, fetch.fetched_at) if before else fetch.fetched_at
            seen[meeting.verg_id] = _Seen(first, fetch.last_seen_at, meeting)
        return seen

    def records(self, verg_id: int) -> tuple[_Record, ...]:
        """The full record of a meeting, every time that it was fetched, oldest first."""
        url = self._endpoints.meeting(verg_id)
        records = []
        for fetch, content in self._json_bodies(url):
            try:
                detail = None if content is None else read_meeting_detail(content, url=url, log=self._log)
            except SourceContractError:
                continue
            records.append(_Record(fetch.fetched_at, fetch.last_seen_at, detail))
        return tuple(records)

    def report_versions(self, records: Iterable[_Record]) -> tuple[SourceDocument, ...]:
        """Every version of a meeting's report, as it was when it was first fetched, oldest first."""
        details = [(record.fetched_at, record.detail) for record in records if record.detail is not None]
        urls = dict.fromkeys(detail.meeting.report_file.url for _, detail in details if detail.meeting.report_file)
        versions: dict[str, SourceDocument] = {}
        for fetch in sorted((one for url in urls for one in self._whole_reports(url)), key=lambda one: one.fetched_at):
            if fetch.sha256 in versions:
                continue
            before = [detail for fetched_at, detail in details if fetched_at <= fetch.fetched_at]
            versions[fetch.sha256] = _document(fetch, (before or [details[0][1]])[-1].meeting, details[-1][1].meeting)
        return tuple(versions.values())

    def _listed(self) -> Iterator[tuple[ArchivedBody, ListedMeeting]]:
        for url in self._archive.urls():
            span = self._endpoints.listed_span(url)
            if span is None:
                continue
            kind, since, until = span
            for fetch, content in self._json_bodies(url):
                if content is None:
                    continue
                try:
                    listing = read_meeting_list(content, kind=kind, url=url, log=self._log)
                except SourceContractError:
                    continue
                for meeting in listing.meetings:
                    if meeting.date is not None and since <= meeting.date <= until:
                        yield fetch, meeting

    def _json_bodies(self, url: str) -> Iterator[tuple[ArchivedBody, Any]]:
        """The whole bodies of an address, oldest first, decoded; ``None`` where the service had no such thing."""
        for fetch in self._archive.fetches(url):
            if fetch.status in _ANSWERS:
                try:
                    yield fetch, judge_json(self._arrived(fetch))
                except (SourceContractError, ArchiveError):
                    continue

    def _whole_reports(self, url: str) -> Iterator[ArchivedBody]:
        for fetch in self._archive.fetches(self._rules.normalise(url)):
            if fetch.status in _ANSWERS:
                try:
                    if judge_report(self._arrived(fetch)) is not None:
                        yield fetch
                except (ReportFileError, SourceContractError, ArchiveError):
                    continue

    def _arrived(self, fetch: ArchivedBody) -> ArrivedBody:
        status = _OK if fetch.status == _NOT_MODIFIED else fetch.status
        return ArrivedBody(fetch.url, status, fetch.headers, self._archive.read(fetch.sha256))


def _document(fetch: ArchivedBody, then: ListedMeeting, now: ListedMeeting) -> SourceDocument:
    """A report as it was when it was fetched: ``then`` says whether it was provisional, ``now`` of which meeting."""
    return SourceDocument(
        name=fetch.url,
        url=fetch.url,
        sha256=fetch.sha256,
        byte_count=fetch.byte_count,
        fetched_at=fetch.fetched_at,
        meeting_id=str(now.verg_id),
        meeting_date=now.date,
        is_provisional=then.is_provisional,
        is_listed=True,
        chair_person_id=now.chair_person_id,
    )
