"""The fetching of a backfill, month by month: done by one process, at one pace, each month safe once it is noted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ingest.backfill_files import BackfillFiles, BackfillPlan, window_name
from ingest.documents import Gathered, GatheredIssue
from ingest.listening import RunListener
from ingest.options import RunOptions
from ingest.service import ServiceFetch, gathered_of, read_register_of_service, service_settings
from ingest.service_register import add_unknown
from ingest.source_turn import hold_source_turn
from ingest.stage_runner import StageRunner
from parliament.archive import Archive
from parliament.errors import SourceUnreachableError
from parliament.model import Person
from parliament.people import Register, merge_registers, persons_of_contacts
from parliament.source.client import ServiceClient
from parliament.source.discovery import KnownMeeting, Window, discover, split_by_month
from parliament.source.fetch import FetchedPlan, fetch_plan
from warehouse.changes import PublishedState
from warehouse.paths import DataFolder

FETCHING = "fetch meetings"


@dataclass(frozen=True, slots=True)
class MonthByMonth:
    """A backfill's way to the service, and back to what it fetched."""

    plan: BackfillPlan
    options: RunOptions
    archive: Archive
    files: BackfillFiles
    listener: RunListener

    @property
    def windows(self) -> tuple[Window, ...]:
        """The months, newest first."""
        return split_by_month(Window(self.plan.since, self.plan.until))

    def fetch_everything(self, state: PublishedState, run_stage: StageRunner) -> int:
        """Bring every month into the archive that is not there yet; returns how many meetings there are.

        Raises:
            SourceUnreachableError: the service cannot be reached, or ended in the middle; what was noted stays.
        """
        self.listener.stage_started("list meetings")
        counts = run_stage("list meetings", self._count_meetings)
        total = sum(counts.values())
        done = sum(counts[window_name(window)] for window in self.windows if self.files.is_fetched(window))
        self.listener.progressed(FETCHING, done, total)
        for window in self.windows:
            if not self.files.is_fetched(window):
                name = window_name(window)
                run_stage(f"fetch {name}", self._fetch, window, state.meetings, done, total)
                done += counts[name]
                self.listener.progressed(FETCHING, done, total)
        return total

    def read_register(self, earlier: Iterable[Person]) -> tuple[Register, tuple[GatheredIssue, ...]]:
        """Who is who, as the service says now, with those whom the questions of all months name; kept once found.

        ``earlier`` are the persons whom questions that are published already name.
        """
        kept = self.files.kept_register()
        if kept is not None:
            return kept
        with hold_source_turn(DataFolder(self.options.data), self.listener):
            settings = service_settings(self.options)
            register, issues = read_register_of_service(self.options, settings, self.archive, self.plan.started_at)
        register = add_unknown(register, earlier)
        for window in self.windows:
            register = add_unknown(register, self.files.contacts_of(window).persons)
        self.files.keep_register(register, issues)
        return register, issues

    def gather_months(self, state: PublishedState, register: Register) -> Iterator[tuple[str, Gathered]]:
        """Every month again, now from the archive, one at a time: name and what there is."""
        for window in self.windows:
            fetched = self._ask(window, state.meetings)
            gathered = gathered_of(ServiceFetch(fetched, None), register, state, self.plan.started_at)
            yield window_name(window), gathered

    def _count_meetings(self) -> dict[str, int]:
        """How many meetings each month has: so the whole is known before it begins, and how long it takes."""
        counts = {}
        for window in self.windows:
            with hold_source_turn(DataFolder(self.options.data), self.listener), self._client() as client:
                # What is published makes no difference to how many are listed.
                counts[window_name(window)] = len(discover(client, window, ()).meetings)
        return counts

    def _fetch(self, window: Window, known: Iterable[KnownMeeting], done: int, total: int) -> None:
        fetched = self._ask(
            window, known, lambda now: self.listener.progressed(FETCHING, min(done + now, total), total)
        )
        contacts = Register()
        for question in fetched.questions:
            seen_on = self.plan.started_at.date()
            found = persons_of_contacts(question.contacts, url=question.source_url, seen_on=seen_on)
            contacts = merge_registers(contacts, found)
        self.files.keep_fetched(window, contacts)

    def _ask(
        self, window: Window, known: Iterable[KnownMeeting], tell: Callable[[int], None] = lambda done: None
    ) -> FetchedPlan:
        """Everything of a month: what this backfill fetched before from the archive, the rest from the service.

        Raises:
            SourceUnreachableError: the service ended in the middle; what came is in the archive.
        """
        in_window = tuple(meeting for meeting in known if window.since <= meeting.meeting_date <= window.until)
        with hold_source_turn(DataFolder(self.options.data), self.listener), self._client() as client:
            plan = discover(client, window, in_window)
            fetched = fetch_plan(client, plan, progress=lambda done, _: tell(done))
        failed = [issue.detail for issue in fetched.issues if issue.kind in {"fetch_ended_early", "listing_failed"}]
        if failed:
            raise SourceUnreachableError(
                f"the backfill stopped in {window_name(window)}: {' '.join(failed)} What was fetched is kept: "
                "run the same command again to resume there."
            )
        return fetched

    def _client(self) -> ServiceClient:
        """A client for one month: the budget of requests is of a month, for a backfill is asked for by hand."""
        return ServiceClient(service_settings(self.options), self.archive, fresh_since=self.plan.started_at)
