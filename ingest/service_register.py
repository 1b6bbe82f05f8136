"""The register refreshed from the service: members of now and of before, their records, committees, legislatures."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from ingest.documents import GatheredIssue
from parliament.archive import Archive
from parliament.errors import BudgetExhaustedError, SourceContractError, SourceUnreachableError
from parliament.model import Issue, ListedQuestion, Person, Severity
from parliament.people import (
    BodyKind,
    Register,
    ServiceBody,
    apply_corrections,
    find_contradictions,
    members_on,
    merge_registers,
    persons_of_contacts,
    read_corrections,
    register_from_service,
)
from parliament.reading_log import ReadingLog
from parliament.source.client import ServiceClient, ServicePayload
from parliament.source.payloads.committees import ListedCommittee, read_committee_list
from parliament.source.settings import SourceSettings

# Data of this package, a link to ``corrections/`` in the checkout.
CORRECTIONS_FOLDER = Path(str(files("ingest"))) / "corrections"
# A member's record changes a few times a year; a party's new name is seen in the list of the day at once.
MEMBER_RECORD_AGE = timedelta(days=7)
# The record of a former member hardly changes any more.
FORMER_RECORD_AGE = timedelta(days=90)

_SOURCE_ERRORS = (SourceContractError, SourceUnreachableError, BudgetExhaustedError)


def refresh_register(
    base: Register,
    settings: SourceSettings,
    archive: Archive,
    started_at: datetime,
    *,
    day: date,
    is_parliament: bool,
    is_anew: bool = False,
    log: ReadingLog | None = None,
) -> tuple[Register, tuple[GatheredIssue, ...]]:
    """Merge what the service says of people into ``base``; what cannot be fetched becomes an issue.

    Lists are asked for every night; records only when the archive's are older than a week (members) or three months
    (former members), or say something else than the list. ``day`` is the day that the lists of now are of.
    ``is_parliament`` says that this is the parliament's own service, about whose people
    ``corrections/`` speaks. ``log`` records what the bodies hold.
    ``is_anew`` asks for every record again, however new the archive's is.
    """
    reader = _RegisterReader(settings, archive, started_at, day, is_anew=is_anew)
    seen, found = register_from_service(reader.read(), log)
    register = merge_registers(base, seen)
    issues = [*reader.issues, *found, *find_contradictions(base, seen)]
    # A misspelt key is an error whatever the source; what they say is about the parliament's own people only.
    corrections = read_corrections(CORRECTIONS_FOLDER)
    if is_parliament:
        register, guards = apply_corrections(register, corrections)
        issues.extend(guards)
    return register, tuple(GatheredIssue(None, "register", issue) for issue in issues)


def add_contacts(
    register: Register, questions: Iterable[ListedQuestion], started_at: datetime, earlier: Iterable[Person] = ()
) -> Register:
    """Add the persons whom questions name and no list holds: ministers who never had a seat.

    ``earlier`` are those whom the questions of earlier nights named: a quiet night must not forget them.
    """
    register = add_unknown(register, earlier)
    for question in questions:
        found = persons_of_contacts(question.contacts, url=question.source_url, seen_on=started_at.date())
        register = add_unknown(register, found.persons)
    return register


def add_unknown(register: Register, persons: Iterable[Person]) -> Register:
    """The register with those of ``persons`` whose id it does not hold."""
    known = {person.person_id for person in register.persons}
    unknown = tuple(person for person in persons if person.person_id not in known)
    return merge_registers(Register(persons=unknown), register) if unknown else register


class _RegisterReader:
    """Fetches the bodies about people, side by side where there are many."""

    def __init__(
        self, settings: SourceSettings, archive: Archive, started_at: datetime, day: date, *, is_anew: bool = False
    ) -> None:
        self._settings = settings
        self._archive = archive
        self._started_at = started_at
        self._day = day
        self._is_anew = is_anew
        self.issues: list[Issue] = []

    def read(self) -> tuple[ServiceBody, ...]:
        with self._client(timedelta(0)) as client:
            today = self._day
            now = self._ask("the list of members", client.members_now)
            former = self._ask("the list of former members", client.members_former)
            legislatures = self._ask("the legislatures", client.legislatures)
            committee_list = self._ask("the list of committees", client.committees)
        bodies = [
            ServiceBody(kind, payload.url, payload.seen_on, payload.content, observed_on)
            for kind, payload, observed_on in (
                (BodyKind.MEMBER_LIST, now, today),
                (BodyKind.MEMBER_LIST, former, None),
                (BodyKind.LEGISLATURES, legislatures, None),
            )
            if payload is not None
        ]
        records = self._records(member_ids(now), MEMBER_RECORD_AGE)
        records += self._records(member_ids(former), FORMER_RECORD_AGE)
        bodies += records if now is None else self._refreshed(records, now, today)
        bodies += self._committees(committee_list)
        return tuple(bodies)

    def _client(self, age: timedelta) -> ServiceClient:
        oldest = self._started_at if self._is_anew else self._started_at - age
        return ServiceClient(self._settings, self._archive, fresh_since=oldest)

    def _records(self, person_ids: tuple[int, ...], age: timedelta) -> list[ServiceBody]:
        with self._client(age) as client, ThreadPoolExecutor(self._settings.max_in_flight) as pool:
            payloads = pool.map(
                lambda one: self._ask(f"the record of member {one}", lambda: client.member(one)), person_ids
            )
            return [_body(BodyKind.MEMBER, payload) for payload in payloads if payload is not None]

    def _refreshed(self, records: list[ServiceBody], now: ServicePayload, today: date) -> list[ServiceBody]:
        """Ask again for the records that say something else of today's seat than today's list does."""
        listed, _ = register_from_service(
            [ServiceBody(BodyKind.MEMBER_LIST, now.url, now.seen_on, now.content, observed_on=today)]
        )
        recorded, _ = register_from_service(records)
        if not listed.memberships:
            # A list that names no seat, or cannot be read, says nothing against any record.
            return records
        on_list = {(seat.person_id, seat.party_name) for seat in listed.memberships}
        on_record = {(seat.person_id, seat.party_name) for seat in members_on(recorded, today)}
        outdated = tuple(sorted({int(person_id) for person_id, _ in on_list ^ on_record}))
        if not outdated:
            return records
        again = self._records(outdated, timedelta(0))
        urls = {body.url for body in again}
        return [*(body for body in records if body.url not in urls), *again]

    def _committees(self, committee_list: ServicePayload | None) -> list[ServiceBody]:
        if committee_list is None:
            return []
        with self._client(MEMBER_RECORD_AGE) as client:
            listed = self._listed_committees(committee_list, client.log)
            payloads = [self._committee(client, int(committee.committee_id)) for committee in listed]
            self.issues.extend(client.log.issues)
        return [_body(BodyKind.COMMITTEE, payload) for payload in payloads if payload is not None]

    def _listed_committees(self, committee_list: ServicePayload, log: ReadingLog) -> tuple[ListedCommittee, ...]:
        try:
            return read_committee_list(committee_list.content, url=committee_list.url, log=log)
        except SourceContractError as error:
            self._note("the list of committees", error)
            return ()

    def _committee(self, client: ServiceClient, committee_id: int) -> ServicePayload | None:
        return self._ask(f"committee {committee_id}", lambda: client.committee(committee_id))

    def _ask(self, what: str, ask: Callable[[], ServicePayload | None]) -> ServicePayload | None:
        try:
            return ask()
        except _SOURCE_ERRORS as error:
            self._note(what, error)
            return None

    def _note(self, what: str, error: Exception) -> None:
        self.issues.append(Issue("register_not_refreshed", Severity.WARNING, None, f"{what}: {error}"))


def member_ids(payload: ServicePayload | None) -> tuple[int, ...]:
    """The ids in a list of members; the reader of the list itself reports what else is wrong with it."""
    items = payload.content.get("items") if payload and isinstance(payload.content, dict) else None
    if not isinstance(items, list):
        return ()
    members = [item.get("volksvertegenwoordiger") for item in items if isinstance(item, dict)]
    return tuple(member["id"] for member in members if isinstance(member, dict) and isinstance(member.get("id"), int))


def _body(kind: BodyKind, payload: ServicePayload) -> ServiceBody:
    return ServiceBody(kind, payload.url, payload.seen_on, payload.content)
