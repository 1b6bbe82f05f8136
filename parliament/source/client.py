"""The client of the open-data service: one method per thing that is asked for.

Bodies of meetings, journal lines and questions come back as data classes of the model. Bodies of members, committees
and legislatures come back decoded, for the people room reads those.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Any, Final, Self

from parliament.archive import Archive, ArchivedBody
from parliament.brussels_time import BRUSSELS
from parliament.errors import SourceContractError
from parliament.model import JournalLine, ListedQuestion, MeetingKind
from parliament.reading_log import ReadingLog
from parliament.source.bodies import judge_json, judge_report
from parliament.source.endpoints import Endpoints
from parliament.source.payloads.journal import read_journal_line
from parliament.source.payloads.meetings import (
    MeetingDetail,
    MeetingListing,
    read_agenda,
    read_journal_list,
    read_meeting_detail,
    read_meeting_list,
)
from parliament.source.payloads.questions import read_question
from parliament.source.politeness import RunBudget
from parliament.source.settings import SourceSettings
from parliament.source.transport import BodyLimits, Judged, Transport

# The service answers JSON or XML; asking by name is the only way that is sure (source contract §1.2).
_ACCEPT_JSON: Final = "application/json"
# A document may come as a plain stream of bytes (§3.1), so nothing is ruled out; the body is judged.
_ACCEPT_REPORT: Final = "application/pdf, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class ServicePayload:
    """A decoded body with where and on which day (in Brussels) it was seen: a fact's provenance."""

    url: str
    seen_on: date
    content: Any


class ServiceClient:
    """Asks the service, politely, into the archive. Threads may share one client; close it or use it in ``with``.

    Every method raises :class:`SourceContractError` when the body is not what the contract says (url, field, found),
    :class:`~parliament.errors.SourceUnreachableError` when no answer was to be had and
    :class:`~parliament.errors.BudgetExhaustedError` when the run may ask no more. ``None`` means that the service says
    there is no such thing: an empty 200, 204, 404 or "no data found" (source contract §1.3).
    """

    def __init__(
        self,
        settings: SourceSettings,
        archive: Archive,
        *,
        fresh_since: datetime | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Prepare; nothing is sent yet.

        ``fresh_since`` makes a run resumable: what the archive got whole at or after this moment is taken from there.
        Pass the moment at which the run began, and the same one again when it is resumed after a kill.
        """
        self._endpoints = Endpoints(settings.base_url)
        self._transport = Transport(settings, archive, fresh_since=fresh_since, now=now)
        self._json_limits = BodyLimits(_ACCEPT_JSON, settings.max_json_bytes, settings.json_timeout_seconds)
        self._report_limits = BodyLimits(_ACCEPT_REPORT, settings.max_report_bytes, settings.report_timeout_seconds)
        self.settings = settings
        self.log = ReadingLog()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    @property
    def budget(self) -> RunBudget:
        """What the run has asked so far."""
        return self._transport.budget

    def list_meetings(self, kind: MeetingKind, since: date, until: date) -> MeetingListing:
        """The meetings of one kind as ``/verg/vorige`` lists them for ``since`` to ``until``, unfiltered.

        An empty body is no list: it raises, for it must not be taken for "no meetings".
        """
        url = self._endpoints.meetings(kind, since, until)
        content = self._json(url).value
        if content is None:
            raise SourceContractError(url, "body", "nothing instead of a list of meetings")
        return read_meeting_list(content, kind=kind, url=url, log=self.log)

    def meeting(self, verg_id: int) -> MeetingDetail | None:
        """One meeting in full."""
        url = self._endpoints.meeting(verg_id)
        content = self._json(url).value
        if content is None:
            return None
        detail = read_meeting_detail(content, url=url, log=self.log)
        if detail.meeting.verg_id != verg_id:
            raise SourceContractError(url, "vergadering.id", f"{detail.meeting.verg_id}")
        return detail

    def journal_line_ids(self, verg_id: int) -> tuple[int, ...]:
        """The ids of a meeting's journal lines in their order, from ``/verg/{id}/hand``; empty when it has none."""
        url = self._endpoints.meeting_journal(verg_id)
        content = self._json(url).value
        return () if content is None else read_journal_list(content, url=url, log=self.log)

    def agenda_question_ids(self, verg_id: int) -> tuple[int, ...]:
        """The ids of the questions on a meeting's agenda, from ``/verg/{id}/agd``; empty when it has none."""
        url = self._endpoints.meeting_agenda(verg_id)
        content = self._json(url).value
        return () if content is None else read_agenda(content, url=url, log=self.log)

    def journal_line(self, jln_id: int, ordinal: int) -> JournalLine | None:
        """One journal line with its speeches; ``ordinal`` is its place in its meeting, from 1."""
        url = self._endpoints.journal_line(jln_id)
        content = self._json(url).value
        if content is None:
            return None
        line = read_journal_line(content, ordinal=ordinal, url=url, log=self.log)
        if line.jln_id != jln_id:
            raise SourceContractError(url, "id", f"{line.jln_id}")
        return line

    def journal_lines(self, verg_id: int) -> tuple[JournalLine, ...]:
        """Every journal line of a meeting, in order. A line that the service lists and does not have raises."""
        lines = []
        for ordinal, jln_id in enumerate(self.journal_line_ids(verg_id), start=1):
            lines.append(self.listed_journal_line(jln_id, ordinal))
        return tuple(lines)

    def listed_journal_line(self, jln_id: int, ordinal: int) -> JournalLine:
        """A journal line that a meeting lists, so that its absence is an error: half a debate must not pass for all."""
        line = self.journal_line(jln_id, ordinal)
        if line is None:
            raise SourceContractError(self._endpoints.journal_line(jln_id), "body", "nothing for a listed journal line")
        return line

    def question(self, vi_id: int) -> ListedQuestion | None:
        """One question or interpellation."""
        url = self._endpoints.question(vi_id)
        content = self._json(url).value
        if content is None:
            return None
        question = read_question(content, url=url, log=self.log)
        if question.vi_id != vi_id:
            raise SourceContractError(url, "id", f"{question.vi_id}")
        return question

    def members_now(self) -> ServicePayload | None:
        """The sitting members (``/vv/huidige``)."""
        return self._payload(self._endpoints.members_now())

    def members_former(self) -> ServicePayload | None:
        """The former members (``/vv/gewezen``)."""
        return self._payload(self._endpoints.members_former())

    def members_on(self, day: date) -> ServicePayload | None:
        """The members on a day (``/vv/op-datum``)."""
        return self._payload(self._endpoints.members_on(day))

    def member(self, person_id: int) -> ServicePayload | None:
        """One member's whole record (``/vv/{id}``)."""
        return self._payload(self._endpoints.member(person_id))

    def committees(self) -> ServicePayload | None:
        """The committees of now (``/comm/huidige``); :func:`.payloads.committees.read_committee_list` reads its ids."""
        return self._payload(self._endpoints.committees())

    def committee(self, committee_id: int, on: date | None = None) -> ServicePayload | None:
        """One committee with its composition, on a day when one is given (``/comm/{id}``)."""
        return self._payload(self._endpoints.committee(committee_id, on))

    def legislatures(self) -> ServicePayload | None:
        """The parliamentary terms (``/leg/alle``)."""
        return self._payload(self._endpoints.legislatures())

    def report_file(self, url: str) -> ArchivedBody | None:
        """A report's PDF, whole, as it lies in the archive.

        Raises :class:`~parliament.errors.EmptyFileError`, :class:`~parliament.errors.NotAReportFormatError` or
        :class:`~parliament.errors.TruncatedFileError` besides, when what came is no whole PDF; it is archived as well.
        """
        judged = self._transport.fetch(url, judge_report, self._report_limits)
        return None if judged.value is None else judged.archived

    def _json(self, url: str) -> Judged[Any]:
        return self._transport.fetch(url, judge_json, self._json_limits)

    def _payload(self, url: str) -> ServicePayload | None:
        judged = self._json(url)
        if judged.value is None:
            return None
        return ServicePayload(url, judged.archived.last_seen_at.astimezone(BRUSSELS).date(), judged.value)
