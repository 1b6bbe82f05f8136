"""The open-data service without its socket: a request in, an answer out (source contract §1.2 to §1.6, §8).

Choices that the source leaves open are settings or are said beside the code that makes them.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from parliament.model import MeetingKind
from replica.faults import Fault, Faults
from replica.links import Json, Links, meeting_of_pfile
from replica.meeting_bodies import MeetingBodies
from replica.nights import Clock, Publications
from replica.people_bodies import PeopleBodies
from replica.question_bodies import QuestionBodies
from replica.render_pdf import render_pdf
from replica.script import MeetingPlan, MeetingScript
from replica.sittings import index_of
from replica.tampering import list_some_twice, tamper_with_json, tamper_with_pdf
from replica.world import World, provisional_form

JSON_TYPE = "application/json;charset=UTF-8"
XML_TYPE = "application/xml;charset=UTF-8"
PDF_TYPE = "application/pdf"
# How far back member lists are when the fault ``stale_members`` is on.
_STALE = timedelta(days=400)
# Scripts kept, so that the lines and questions of one meeting asked one after another are written once.
_SCRIPTS_KEPT = 32
# What ``limiet`` and ``dagen`` are when they are not given: unknown of the source (§1.6), a choice here.
_DEFAULT_LIMIT, _DEFAULT_DAYS = 100, 100
_QUERY_DATE = re.compile(r"\d{8}")
_UNKNOWN_ID_STATUS = {"empty": 200, "204": 204, "404": 404}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service says: status, type and bytes."""

    status: int
    content_type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServiceChoices:
    """Behaviour that is unknown of the real service and can be switched.

    ``unknown_id``: ``empty`` (200 and no bytes), ``204`` or ``404``. ``empty_list_has_items``: whether a list in which
    nothing matches has an empty ``items`` or none. ``lists_ended_committees``: whether ``/comm/huidige`` holds ended
    committees too, as the real one does; ``journal_is_wrapped``: whether ``/hand`` and ``/agd`` stand within a
    ``vergadering`` (bare ones were read, source contract §12); ``record_has_agenda``: whether ``/verg/{id}`` holds the
    agenda, or only ``/agd`` does. ``mounted``: a folder with real bodies (``vv/<id>.json``,
    ``comm/<id>.json``) that are served as they are.
    """

    unknown_id: str = "empty"
    empty_list_has_items: bool = False
    lists_ended_committees: bool = True
    journal_is_wrapped: bool = False
    record_has_agenda: bool = True
    mounted: Path | None = None


class BadRequestError(Exception):
    """A parameter that the service does not take: answered 400."""


class NotFoundError(Exception):
    """No such id: answered as the choices say."""


class OverloadedError(Exception):
    """A search that is too broad: answered 500."""


class Service:
    """Answers requests for a world on a night."""

    def __init__(self, world: World, root: str, faults: Faults, clock: Clock, choices: ServiceChoices) -> None:
        self.world = world
        self.faults = faults
        self.clock = clock
        self.choices = choices
        links = Links(root)
        self.publications = Publications(world.plans, faults, clock)
        known_until = clock.today - _STALE if faults.is_on(Fault.STALE_MEMBERS) else clock.today
        mixed = faults.is_on(Fault.TWO_PARTY_NAMES)
        self._people = PeopleBodies(
            world.house, links, known_until, mixed_party_names=mixed, lists_ended=choices.lists_ended_committees
        )
        self._meetings = MeetingBodies(world, links, self._people, self.publications)
        self._questions = QuestionBodies(world.house, links, self._meetings)
        self._scripts: OrderedDict[int, MeetingScript] = OrderedDict()
        self._scripts_lock = Lock()
        self._routes: tuple[tuple[re.Pattern[str], Callable[..., Json]], ...] = (
            (re.compile(r"/verg/vorige"), self._previous_meetings),
            (re.compile(r"/verg/volledig/zoek"), self._broad_search),
            (re.compile(r"/verg/(?P<number>[^/]+)"), self._meeting),
            (re.compile(r"/verg/(?P<number>[^/]+)/hand"), self._journal),
            (re.compile(r"/verg/(?P<number>[^/]+)/agd"), self._agenda),
            (re.compile(r"/jln/(?P<number>[^/]+)"), self._journal_line),
            (re.compile(r"/vi/lijst"), self._question_list),
            (re.compile(r"/vi/(?P<number>[^/]+)"), self._question),
            (re.compile(r"/vv/huidige"), lambda _: self._people.members_on(known_until)),
            (re.compile(r"/vv/huidige/perfractie"), lambda _: self._people.members_per_party()),
            (re.compile(r"/vv/gewezen"), lambda _: self._people.former_members()),
            (re.compile(r"/vv/op-datum"), self._members_on),
            (re.compile(r"/vv/(?P<number>[^/]+)"), self._member),
            (re.compile(r"/comm/huidige"), lambda _: self._people.committees()),
            (re.compile(r"/comm/(?P<number>[^/]+)"), self._committee),
            (re.compile(r"/leg/alle"), lambda _: self._people.legislatures()),
        )

    def answer(self, target: str, accept: str = "application/json") -> Answer:
        """The answer to ``GET target``; transient faults are not its business (see ``replica/server.py``)."""
        parts = urlsplit(target)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        try:
            if parts.path in {"/pfile", "/files/pfile"}:
                return Answer(200, PDF_TYPE, self._report(query))
            if not parts.path.startswith("/e/opendata/"):
                return Answer(404, "text/html", b"<html><body>404</body></html>")
            return self._api(parts.path.removeprefix("/e/opendata"), query, accept)
        except BadRequestError as error:
            return Answer(400, "text/plain;charset=UTF-8", str(error).encode())
        except NotFoundError:
            return Answer(_UNKNOWN_ID_STATUS[self.choices.unknown_id], JSON_TYPE, b"")
        except OverloadedError:
            return Answer(500, "text/html", b"<html><body>500</body></html>")

    def script(self, index: int) -> MeetingScript:
        """What is said in a meeting, in the form of its report of tonight."""
        with self._scripts_lock:
            kept = self._scripts.get(index)
            if kept is not None:
                self._scripts.move_to_end(index)
                return kept
        written = self.world.script(index)
        publication = self.publications.of(written.plan)
        if publication.pfile_id is not None and not publication.has_final_text:
            written = provisional_form(written)
        with self._scripts_lock:
            self._scripts[index] = written
            while len(self._scripts) > _SCRIPTS_KEPT:
                self._scripts.popitem(last=False)
        return written

    def listed_plans(self) -> tuple[MeetingPlan, ...]:
        """The meetings that have been by tonight, oldest first."""
        return tuple(plan for plan in self.world.plans if self.publications.is_listed(plan))

    # --- routes: each takes the query with the id in it, if any ---

    def _api(self, path: str, query: dict[str, str], accept: str) -> Answer:
        mounted = self._mounted(path)
        if mounted is not None:
            return Answer(200, JSON_TYPE, mounted)
        for pattern, route in self._routes:
            match = pattern.fullmatch(path)
            if match is not None:
                body = route({**query, **match.groupdict()})
                if path != "/verg/vorige":
                    body = tamper_with_json(body, path.strip("/"), self.faults)
                return _represent(body, accept)
        return Answer(404, "text/html", b"<html><body>404</body></html>")

    def _mounted(self, path: str) -> bytes | None:
        match = re.fullmatch(r"/(vv|comm)/(\d+)", path)
        if self.choices.mounted is None or match is None:
            return None
        file = self.choices.mounted / match[1] / f"{match[2]}.json"
        return file.read_bytes() if file.is_file() else None

    def _previous_meetings(self, query: dict[str, str]) -> Json:
        kinds = {"plen": MeetingKind.PLENARY, "comm": MeetingKind.COMMITTEE}
        wanted = query.get("type")
        if wanted is not None and wanted not in kinds:
            raise BadRequestError("type must be plen or comm")
        days = _integer(query.get("dagen"), _DEFAULT_DAYS)
        # With a window, ``dagen`` does not count (a choice): clients send 999999 beside it.
        since = _query_date(query.get("datumvan")) or self.clock.today - timedelta(days=min(days, 40_000))
        until = _query_date(query.get("datumtot")) or self.clock.today
        limit = _integer(query.get("limiet"), _DEFAULT_LIMIT)
        plans = [
            plan
            for plan in reversed(self.listed_plans())
            if since <= plan.date <= until and (wanted is None or plan.kind is kinds[wanted])
        ]
        items = [
            {"vergadering": tamper_with_json(self._meetings.listed(plan), f"verg/{plan.verg_id}", self.faults)}
            for plan in plans[:limit]
        ]
        if not items and not self.choices.empty_list_has_items:
            return {"disclaimer": ""}
        return {"disclaimer": "", "items": list_some_twice(items, self.faults)}

    def _broad_search(self, query: dict[str, str]) -> Json:
        # Without both year and month the service breaks down (§1.6); with them it is not built here.
        if "year" not in query or "month" not in query:
            raise OverloadedError
        raise NotFoundError

    def _plan_of(self, any_id: int) -> MeetingPlan:
        index = index_of(any_id)
        if not 0 <= index < len(self.world.plans) or not self.publications.is_listed(self.world.plans[index]):
            raise NotFoundError
        return self.world.plans[index]

    def _script_of_meeting(self, query: dict[str, str]) -> MeetingScript:
        verg_id = _id(query)
        plan = self._plan_of(verg_id)
        if plan.verg_id != verg_id:
            raise NotFoundError
        return self.script(plan.index)

    def _meeting(self, query: dict[str, str]) -> Json:
        body = self._meetings.detail(self._script_of_meeting(query))
        if not self.choices.record_has_agenda:
            del body["vergadering"]["agenda-item"]
        return body

    def _journal(self, query: dict[str, str]) -> Json:
        return self._wrapped(self._meetings.journal(self._script_of_meeting(query)))

    def _agenda(self, query: dict[str, str]) -> Json:
        return self._wrapped(self._meetings.agenda(self._script_of_meeting(query)))

    def _wrapped(self, body: Json) -> Json:
        return {"vergadering": body} if self.choices.journal_is_wrapped else body

    def _journal_line(self, query: dict[str, str]) -> Json:
        jln_id = _id(query)
        plan = self._plan_of(jln_id)
        if self.publications.of(plan).pfile_id is None:
            raise NotFoundError
        script = self.script(plan.index)
        item = next((item for item in script.items if item.jln_id == jln_id), None)
        if item is None:
            raise NotFoundError
        return self._questions.journal_line(script, item)

    def _question(self, query: dict[str, str]) -> Json:
        vi_id = _id(query)
        script = self.script(self._plan_of(vi_id).index)
        for item in script.items:
            for question in item.questions:
                if question.vi_id == vi_id:
                    return self._questions.question(script, item, question)
        for withdrawn in script.withdrawn:
            if withdrawn.vi_id == vi_id:
                return self._questions.withdrawn(script, withdrawn)
        raise NotFoundError

    def _question_list(self, query: dict[str, str]) -> Json:
        items = []
        for number in query.get("id", "").split(","):
            try:
                items.append({"vrageninterpellatie": self._question({"number": number})})
            except NotFoundError:
                continue  # unknown ids are silently left out (§1.3)
        return {"disclaimer": "", "items": items}

    def _members_on(self, query: dict[str, str]) -> Json:
        day = _query_date(query.get("datum"))
        if day is None:
            raise BadRequestError("datum is missing")
        return self._people.members_on(min(day, self._people.today))

    def _member(self, query: dict[str, str]) -> Json:
        body = self._people.member(str(_id(query)))
        if body is None:
            raise NotFoundError
        return body

    def _committee(self, query: dict[str, str]) -> Json:
        body = self._people.committee(str(_id(query)), _query_date(query.get("datum")) or self.clock.today)
        if body is None:
            raise NotFoundError
        return body

    def _report(self, query: dict[str, str]) -> bytes:
        pfile_id = _integer(query.get("id"), -1)
        index, _ = meeting_of_pfile(pfile_id)
        if not 0 <= index < len(self.world.plans):
            raise NotFoundError
        plan = self.world.plans[index]
        if self.publications.of(plan).pfile_id != pfile_id:
            raise NotFoundError
        body = render_pdf(self.script(index), self.world.house).body
        return tamper_with_pdf(body, pfile_id, self.faults)


def _id(query: dict[str, str]) -> int:
    return _integer(query.get("number"), -1)


def _integer(text: str | None, default: int) -> int:
    if text is None:
        return default
    if not text.isascii() or not text.isdigit():
        raise BadRequestError(f"'{text}' is no number")
    return int(text)


def _query_date(text: str | None) -> date | None:
    """A date written ddmmYYYY and nothing else."""
    if text is None:
        return None
    if not _QUERY_DATE.fullmatch(text):
        raise BadRequestError(f"'{text}' is no date of the form ddmmYYYY")
    try:
        return datetime.strptime(text, "%d%m%Y").date()  # noqa: DTZ007 - a civil day has no zone
    except ValueError as error:
        raise BadRequestError(f"'{text}' is no date of the form ddmmYYYY") from error


def _represent(body: Json, accept: str) -> Answer:
    """JSON, unless XML is all that is accepted; ``*/*`` gives JSON, which is a choice (§1.2)."""
    if "json" in accept or "*/*" in accept or "xml" not in accept:
        return Answer(200, JSON_TYPE, json.dumps(body, ensure_ascii=False).encode())
    return Answer(200, XML_TYPE, to_xml(body).encode())


def to_xml(body: Json) -> str:
    """The same model as XML: an element a key, repeated for lists."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<antwoord>{_elements(body)}</antwoord>\n'


def _elements(value: object) -> str:
    if isinstance(value, dict):
        return "".join(_element(key, inner) for key, inner in value.items())
    if isinstance(value, bool):
        return str(value).lower()
    return escape(str(value))


def _element(name: str, value: object) -> str:
    values = value if isinstance(value, list) else [value]
    return "".join(f"<{name}>{_elements(inner)}</{name}>" for inner in values)
