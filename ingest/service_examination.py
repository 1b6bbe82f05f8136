"""The service compared with the facts that the client rests on, with few requests (``parliament/source/facts.py``).

What is asked: the lists of the last weeks, the records of a few meetings with their reports and journal lines, a few
questions, two ids that do not exist, the members, a committee, the legislatures. Every body lies in the archive that
was given, as it came; what was broken at the first attempt and whole at the second counts as broken.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ingest.fact_sightings import Sightings
from ingest.guarded_process import GuardedProcess, ProcessEndedError
from ingest.reading_limits import reading_limits_from
from parliament.archive import Archive, ArchivedBody
from parliament.errors import (
    BudgetExhaustedError,
    ReportFileError,
    SourceContractError,
    SourceUnreachableError,
)
from parliament.model import JournalLine, ListedMeeting, MeetingKind, ParsedReport
from parliament.parse import parse_report
from parliament.parse.journal import parse_journal
from parliament.people import BodyKind, ServiceBody, members_on
from parliament.people.service_bodies import read_body
from parliament.reading_log import ReadingLog
from parliament.source.bodies import ArrivedBody, judge_json, judge_report
from parliament.source.client import ServiceClient, ServicePayload
from parliament.source.facts import (
    FACTS,
    FEWEST_MEMBERS,
    LEAST_AGREEMENT,
    LEAST_SHARE_WITH_PERSON,
    MOST_MEMBERS,
    Finding,
    Verdict,
)
from parliament.source.payloads.committees import read_committee_list
from parliament.source.payloads.meetings import MeetingDetail
from parliament.source.settings import SourceSettings
from parliament.text import read_document

# All that an examination may ask; retries count.
MOST_REQUESTS = 40
# Lists of the last weeks; when nothing sat then (a recess), of the last months.
WINDOW, LONGER_WINDOW = timedelta(days=28), timedelta(days=120)
MEETINGS, MEETINGS_A_KIND = 4, 2
MOST_JOURNAL_LINES = 8
QUESTIONS, RECORDS = 2, 2
# No object has it: ids are one sequence, and stood below four million in 2026 (source contract §1.4).
UNKNOWN_ID = 2_000_000_001
_REPORT_TYPES = frozenset({"application/pdf", "application/octet-stream"})

_FACT_OF_ISSUE = {
    "unmapped_field": "fields.known",
    "time_offset": "times.offset",
    "unreadable_meeting": "meetings.readable",
}
_REDIRECTION = 300


@dataclass(frozen=True, slots=True)
class Examination:
    """What an examination found, fact by fact, and how many requests it sent."""

    findings: tuple[Finding, ...]
    request_count: int

    @property
    def broken(self) -> tuple[Finding, ...]:
        """The facts that would give wrong numbers, or none."""
        return tuple(one for one in self.findings if one.verdict is Verdict.BROKEN)


def examine_service(settings: SourceSettings, archive: Archive, today: date) -> Examination:
    """Hold a service against every fact.

    Raises:
        SourceUnreachableError: it cannot be reached at all.
    """
    budget = {"request_budget": MOST_REQUESTS, "attempts": 3}
    with ServiceClient(settings.model_copy(update=budget), archive) as client, GuardedProcess() as process:
        client.log = ReadingLog(with_fields=True)
        examiner = _Examiner(client, archive, process, today)
        with suppress(BudgetExhaustedError):
            examiner.ask_everything()
        return Examination(examiner.findings(), client.budget.requests)


def parse_body(body: bytes, _begin_step: Callable[[str], None]) -> ParsedReport:
    """A report from its bytes; for a process that may die over them."""
    return parse_report(read_document(body, name="the report"))


class _Examiner:
    """Asks, and notes for each fact whether what was seen agrees with it."""

    def __init__(self, client: ServiceClient, archive: Archive, process: GuardedProcess, today: date) -> None:
        self._client, self._archive, self._process, self._today = client, archive, process, today
        self._seen = Sightings()
        self._has_answer = False

    def ask_everything(self) -> None:
        """Every question in turn; one that fails keeps no other from being asked."""
        meetings = self._ask_lists()
        self._ask_meetings(meetings)
        self._ask_unknown()
        self._ask_people()

    def findings(self) -> tuple[Finding, ...]:
        """What became of each fact, then of each field."""
        self._judge_bodies()
        self._judge_issues()
        of_facts = (self._seen.finding(fact) for fact in FACTS.values())
        return (*of_facts, *self._seen.field_findings(self._client.log))

    @contextmanager
    def _asking(self, name: str) -> Iterator[None]:
        """What goes wrong within belongs to a fact; a service that is away at the first question ends everything."""
        try:
            yield
        except SourceContractError as error:
            self._seen.add_error(error)
            self._seen.add(name, False, str(error))
        except ReportFileError as error:
            self._seen.add(name, False, str(error))
        except SourceUnreachableError as error:
            if not self._has_answer:
                raise
            self._seen.add(name, False, str(error))
        self._has_answer = True

    # --- meetings ---

    def _ask_lists(self) -> list[ListedMeeting]:
        listed = self._lists(WINDOW)
        if not any(one.report_file for one in listed):
            listed += self._lists(LONGER_WINDOW)
        self._seen.add("meetings.listed", bool(listed), f"{len(listed)} meetings")
        return list({one.verg_id: one for one in listed}.values())

    def _lists(self, window: timedelta) -> list[ListedMeeting]:
        found: list[ListedMeeting] = []
        since = self._today - window
        for kind in MeetingKind:
            if kind not in {MeetingKind.PLENARY, MeetingKind.COMMITTEE}:
                continue
            with self._asking("meetings.readable"):
                listing = self._client.list_meetings(kind, since, self._today)
                self._seen.add("meetings.readable", listing.unreadable_count == 0, f"{listing.unreadable_count} cannot")
                self._judge_list(listing.meetings, since, self._today)
                found += listing.meetings
        return found

    def _judge_list(self, meetings: Sequence[ListedMeeting], since: date, until: date) -> None:
        days = [one.date for one in meetings if one.date]
        outside = [str(day) for day in days if not since <= day <= until]
        window = f"{since} to {until}"
        seen = f"asked {window}, got also {', '.join(outside[:3])}" if outside else f"all {len(days)} within {window}"
        self._seen.add("meetings.window", not outside, seen)
        self._seen.add(
            "meetings.newest_first", days == sorted(days, reverse=True), f"{len(days)} meetings in their order"
        )
        ids = [one.verg_id for one in meetings]
        twice = sorted({str(one) for one in ids if ids.count(one) > 1})
        self._seen.add(
            "meetings.once", not twice, f"listed twice: {', '.join(twice[:3])}" if twice else f"{len(ids)} ids"
        )
        for one in meetings:
            if one.report_file:
                name = f"meeting {one.verg_id}"
                self._seen.add("meetings.began", one.started_at is not None, f"{name} begins {one.started_at}")
                self._seen.add("meetings.chair", one.chair_person_id is not None, f"{name}: {one.chair_person_id}")

    def _ask_meetings(self, listed: list[ListedMeeting]) -> None:
        with_report = sorted((one for one in listed if one.report_file), key=lambda one: str(one.date), reverse=True)
        plenary = [one for one in with_report if one.kind is MeetingKind.PLENARY][:MEETINGS_A_KIND]
        others = [one for one in with_report if one not in plenary]
        chosen = [*plenary, *others][:MEETINGS]
        self._ask_last_day(chosen)
        details = {one.verg_id: detail for one in chosen if (detail := self._ask_record(one))}
        reports = {one.verg_id: parsed for one in chosen if (parsed := self._ask_report(one))}
        self._ask_journal(chosen, details, reports)
        for vi_id in [vi_id for detail in details.values() for vi_id in detail.question_ids][:QUESTIONS]:
            self._ask_question(vi_id)

    def _ask_last_day(self, chosen: Sequence[ListedMeeting]) -> None:
        day = next((one.date for one in chosen if one.date), None)
        if day is None:
            return
        with self._asking("meetings.last_day"):
            kind = next(one.kind for one in chosen if one.date)
            listing = self._client.list_meetings(kind, day, day)
            is_included = any(one.date == day for one in listing.meetings)
            self._seen.add("meetings.last_day", True, "it is included" if is_included else "it is not included")

    def _ask_record(self, one: ListedMeeting) -> MeetingDetail | None:
        with self._asking("meetings.record"):
            detail = self._client.meeting(one.verg_id)
            if detail is None:
                self._seen.add("meetings.record", False, f"meeting {one.verg_id} has none")
                return None
            agrees = detail.meeting.date == one.date
            self._seen.add(
                "meetings.record", agrees, f"meeting {one.verg_id} of {one.date}: record of {detail.meeting.date}"
            )
            return detail
        return None

    def _ask_report(self, one: ListedMeeting) -> ParsedReport | None:
        if one.report_file is None:
            return None
        with self._asking("reports.whole"):
            archived = self._client.report_file(one.report_file.url)
            self._seen.add(
                "reports.whole", archived is not None, one.report_file.url + ("" if archived else " is not there")
            )
            return self._parse(one, archived) if archived else None
        return None

    def _parse(self, one: ListedMeeting, archived: ArchivedBody) -> ParsedReport | None:
        body, limits = self._archive.read(archived.sha256), reading_limits_from(os.environ)
        try:
            parsed = self._process.call(parse_body, body, limits)
        except ProcessEndedError as error:
            self._seen.add("reports.readable", False, f"{archived.url}: {error.sentence}")
            return None
        words = sum(speech.words for speech in parsed.speeches)
        self._seen.add("reports.readable", True, f"{archived.url}: {parsed.page_count} pages")
        agrees = words > 0 and parsed.heading.date in {None, one.date}
        read = f"{len(parsed.speeches)} speeches, {words} words, dated {parsed.heading.date}"
        seen = f"meeting {one.verg_id} of {one.date}: {read}"
        self._seen.add("reports.parsed", agrees, seen)
        return parsed

    def _ask_journal(
        self, chosen: Sequence[ListedMeeting], details: dict[int, MeetingDetail], reports: dict[int, ParsedReport]
    ) -> None:
        lengths = {
            one.verg_id: len(details[one.verg_id].journal_line_ids or ()) for one in chosen if one.verg_id in details
        }
        short = [one for one in chosen if 0 < lengths.get(one.verg_id, 0) <= MOST_JOURNAL_LINES]
        one = min(short, key=lambda meeting: (meeting.verg_id not in reports, lengths[meeting.verg_id]), default=None)
        if one is None:
            return
        ids = details[one.verg_id].journal_line_ids or ()
        lines: list[JournalLine] = []
        with self._asking("journal.readable"):
            lines = [self._client.listed_journal_line(jln_id, place) for place, jln_id in enumerate(ids, start=1)]
            self._seen.add("journal.readable", True, f"{len(lines)} lines of meeting {one.verg_id}")
        with self._asking("journal.order"):
            listed = self._client.journal_line_ids(one.verg_id)
            self._seen.add("journal.order", listed == ids, f"{len(listed)} of {len(ids)} lines in their order")
        if lines:
            self._judge_journal(one, lines, reports.get(one.verg_id))

    def _judge_journal(self, one: ListedMeeting, lines: Sequence[JournalLine], report: ParsedReport | None) -> None:
        speeches = [speech for line in lines for speech in line.speeches]
        named = sum(speech.person_id is not None for speech in speeches)
        share = named / len(speeches) if speeches else 0.0
        seen = f"{named} of {len(speeches)} in meeting {one.verg_id}"
        self._seen.add("journal.persons", share >= LEAST_SHARE_WITH_PERSON, seen)
        if report is None:
            return
        here = sum(speech.words for speech in parse_journal(one, lines).speeches)
        there = sum(speech.words for speech in report.speeches)
        agrees = min(here, there) >= LEAST_AGREEMENT * max(here, there, 1)
        self._seen.add("journal.agrees", agrees, f"meeting {one.verg_id}: {here} words there, {there} in the report")

    def _ask_question(self, vi_id: int) -> None:
        with self._asking("questions.readable"):
            question = self._client.question(vi_id)
            self._seen.add("questions.readable", question is not None, f"question {vi_id}")
            if question is None:
                return
            questioners = [
                one for one in question.contacts if one.capacity.casefold() in {"vraagsteller", "interpellant"}
            ]
            self._seen.add("questions.questioner", bool(questioners), f"question {vi_id}: {len(questioners)}")
            ministers = [one for one in question.contacts if "minister" in one.capacity.casefold()]
            without = [one for one in ministers if one.person_id is None]
            if ministers:
                self._seen.add(
                    "questions.minister_ids", not without, f"{len(ministers) - len(without)} of {len(ministers)}"
                )

    def _ask_unknown(self) -> None:
        with self._asking("answers.unknown_id"):
            meeting, question = self._client.meeting(UNKNOWN_ID), self._client.question(UNKNOWN_ID)
            self._seen.add("answers.unknown_id", meeting is None and question is None, "nothing")

    # --- people ---

    def _ask_people(self) -> None:
        listed = self._people("members.readable", self._client.members_now, BodyKind.MEMBER_LIST, self._today)
        if listed:
            register, payload = listed
            parties = {one.person_id: one.party_name for one in members_on(register, self._today)}
            agrees = FEWEST_MEMBERS <= len(parties) <= MOST_MEMBERS
            self._seen.add("members.count", agrees, f"{len(parties)} on {payload.url}")
            for person_id in list(parties)[:RECORDS]:
                self._ask_member(int(person_id), parties[person_id])
        self._people("members.readable", self._client.members_former, BodyKind.MEMBER_LIST, None)
        self._people("legislatures.readable", self._client.legislatures, BodyKind.LEGISLATURES, None)
        with self._asking("committees.readable"):
            committees = self._client.committees()
            listed_now = (
                read_committee_list(committees.content, url=committees.url, log=self._client.log) if committees else ()
            )
            ids = [one.committee_id for one in listed_now]
            self._seen.add("committees.readable", bool(ids), f"{len(ids)} committees")
            if ids:
                committee_id = int(ids[0])
                self._people(
                    "committees.readable", lambda: self._client.committee(committee_id), BodyKind.COMMITTEE, None
                )

    def _ask_member(self, person_id: int, party_name: str | None) -> None:
        found = self._people("members.readable", lambda: self._client.member(person_id), BodyKind.MEMBER, None)
        if not found:
            return
        now = [one.party_name for one in members_on(found[0], self._today) if one.person_id == str(person_id)]
        self._seen.add(
            "members.same_party",
            party_name in now,
            f"member {person_id}: {party_name} in the list, {now} in the record",
        )

    def _people(
        self, name: str, ask: Callable[[], ServicePayload | None], kind: BodyKind, observed_on: date | None
    ) -> tuple[Any, ServicePayload] | None:
        with self._asking(name):
            payload = ask()
            if payload is None:
                self._seen.add(name, False, f"nothing came of the {kind.value}")
                return None
            body = ServiceBody(kind, payload.url, payload.seen_on, payload.content, observed_on)
            register = read_body(body, self._client.log)
            self._seen.add(name, True, payload.url)
            return register, payload
        return None

    # --- what lies in the archive, and in the readers' log ---

    def _judge_bodies(self) -> None:
        base = self._client.settings.base_url
        validators = 0
        bodies = list(self._archive.all_fetches())
        for one in bodies:
            is_json = one.url.startswith(base)
            media_type = one.headers.get("content-type", "").partition(";")[0].strip().lower()
            validators += bool({"etag", "last-modified"} & one.headers.keys())
            if (one.status >= _REDIRECTION and one.status not in {404, 410}) or _was_cut_on_its_way(one):
                continue
            arrived = ArrivedBody(one.url, one.status, one.headers, self._archive.read(one.sha256))
            if one.byte_count:
                expected = {"application/json"} if is_json else _REPORT_TYPES
                self._seen.add("answers.type", media_type in expected, f"{media_type or 'no type'} ({one.url})")
            self._judge_body(arrived, is_json=is_json)
        self._seen.add("answers.validators", True, f"{validators} of {len(bodies)} answers have ETag or Last-Modified")

    def _judge_body(self, arrived: ArrivedBody, *, is_json: bool) -> None:
        name = "answers.json" if is_json else "reports.whole"
        try:
            _ = judge_json(arrived) if is_json else judge_report(arrived)
        except (SourceContractError, ReportFileError) as error:
            self._seen.add(name, False, str(error))
        else:
            if is_json:
                self._seen.add(name, True, "every answer")

    def _judge_issues(self) -> None:
        for issue in self._client.log.issues:
            if issue.kind in _FACT_OF_ISSUE:
                self._seen.add(_FACT_OF_ISSUE[issue.kind], False, issue.detail)
        if self._client.log.fields:
            for name in ("fields.known", "times.offset"):
                self._seen.add(name, True, "in all that was read")


def _was_cut_on_its_way(one: ArchivedBody) -> bool:
    """Whether fewer bytes came than were announced: the network's doing, which the client asks again for."""
    length = one.headers.get("content-length")
    return length is not None and "content-encoding" not in one.headers and length != str(one.byte_count)
