"""The client of the source room against the replica: everything it reads is the truth."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from parliament.archive import Archive
from parliament.model import MeetingKind
from parliament.people.service_bodies import BodyKind, ServiceBody, register_from_service
from parliament.source.client import ServiceClient
from parliament.source.settings import load_source_settings
from replica.faults import Fault
from replica.house import House
from replica.links import pfile_id_of
from replica.render_pdf import render_pdf
from replica.server import ReplicaServer
from replica.world import World

SINCE, UNTIL = date(2000, 1, 1), date(2099, 1, 1)
# What a patient client gets over: everything else is a matter of single documents.
TRANSIENT = [
    Fault.SERVICE_UNAVAILABLE,
    Fault.SERVER_ERROR,
    Fault.SLOW,
    Fault.RESET,
    Fault.TRUNCATED_JSON,
    Fault.XML_INSTEAD,
    Fault.HTML_INSTEAD,
]


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[Callable[[ReplicaServer], ServiceClient]]:
    """A client of a running replica, impatient as tests are."""
    clients: list[ServiceClient] = []

    def make(replica: ReplicaServer) -> ServiceClient:
        chosen = load_source_settings(
            base_url=replica.base_url,
            document_hosts=(replica.document_host,),
            allow_http=True,
            requests_per_second=1000,
            backoff_initial_seconds=0.01,
            backoff_max_seconds=0.05,
        )
        clients.append(ServiceClient(chosen, Archive(tmp_path / "archive")))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


def assert_everything_is_there(client: ServiceClient, world: World) -> None:
    listed = {
        meeting.verg_id: meeting
        for kind in MeetingKind
        for meeting in client.list_meetings(kind, SINCE, UNTIL).meetings
    }
    assert sorted(listed) == sorted(plan.verg_id for plan in world.plans)
    for plan in world.plans:
        meeting = listed[plan.verg_id]
        assert (meeting.kind, meeting.number, meeting.session_year) == (plan.kind, plan.number, plan.session_year)
        assert (meeting.planned_start_at, meeting.started_at) == (plan.planned_start_at, plan.started_at)
        assert (meeting.chair_person_id, meeting.has_report) == (plan.chair_id, plan.has_report)
        assert (meeting.report_file is not None) == plan.has_report
        if plan.has_report:
            assert_meeting_is_the_script(client, world, plan.index)


def assert_meeting_is_the_script(client: ServiceClient, world: World, index: int) -> None:
    script = world.script(index)
    detail = client.meeting(script.plan.verg_id)
    assert detail is not None
    assert detail.journal_line_ids == tuple(item.jln_id for item in script.items)
    for ordinal, item in enumerate(script.items, start=1):
        line = client.journal_line(item.jln_id, ordinal)
        assert line is not None
        assert [speech.title for speech in line.speeches] == [speech.label for speech in item.speeches]
        assert line.question_ids == tuple(question.vi_id for question in item.questions)
        for question in item.questions:
            listed = client.question(question.vi_id)
            assert listed is not None
            assert listed.type_name.lower() == question.type.value
            assert question.number is None or listed.number == question.number
            assert (listed.submitted_on, listed.treated_on) == (question.submitted_on, script.plan.date)
            asker, minister = listed.contacts[0], listed.contacts[1]
            assert (asker.person_id, minister.person_id) == (question.questioner_id, question.addressees[0].person_id)


@pytest.mark.parametrize("fault", [None, *TRANSIENT])
def test_the_client_reads_the_whole_world_under_every_transient_fault(
    serve: Callable[..., ReplicaServer],
    connect: Callable[[ReplicaServer], ServiceClient],
    served_world: World,
    fault: Fault | None,
) -> None:
    replica = serve(faults=[fault.value] if fault else [], slow_seconds=0.02)
    assert_everything_is_there(connect(replica), served_world)
    assert replica.log.max_in_flight <= 4
    spoilt = [record for record in replica.log.records if record.fault]
    assert bool(spoilt) == (fault is not None)


def test_report_files_are_the_rendered_ones(
    serve: Callable[..., ReplicaServer],
    connect: Callable[[ReplicaServer], ServiceClient],
    served_world: World,
    tmp_path: Path,
) -> None:
    replica = serve()
    client = connect(replica)
    for kind in MeetingKind:
        for meeting in client.list_meetings(kind, SINCE, UNTIL).meetings:
            if meeting.report_file is None:
                continue
            plan = next(plan for plan in served_world.plans if plan.verg_id == meeting.verg_id)
            assert meeting.report_file.url.endswith(f"pfile?id={pfile_id_of(plan.index, 1)}")
            archived = client.report_file(meeting.report_file.url)
            assert archived is not None
            expected = render_pdf(served_world.script(plan.index), served_world.house).body
            assert Archive(tmp_path / "archive").read(archived.sha256) == expected


def test_the_register_from_the_service_is_the_house(
    serve: Callable[..., ReplicaServer], connect: Callable[[ReplicaServer], ServiceClient], served_world: World
) -> None:
    """Every membership with its party name and days, every minister's term of those who ever had a seat."""
    replica = serve()
    client = connect(replica)
    house, today = served_world.house, replica.clock.today
    bodies = []
    for person in house.persons:
        payload = client.member(int(person.person_id))
        if payload is not None:
            bodies.append(ServiceBody(BodyKind.MEMBER, payload.url, today, payload.content))
    register, issues = register_from_service(bodies)
    assert {issue.kind for issue in issues} <= {"unknown_party"}
    assert seats_of(register.memberships, today) == seats_of(house.memberships, today)
    assert terms_of(register.government_terms, today) == terms_of(_terms_with_record(house), today)


def seats_of(memberships: tuple, today: date) -> set[tuple]:
    """What can be known on a day: an end that lies ahead is not."""
    return {
        (seat.person_id, seat.party_name, seat.from_date, known_end(seat.to_date, today), seat.constituency)
        for seat in memberships
        if seat.from_date <= today
    }


def terms_of(terms: tuple, today: date) -> set[tuple]:
    return {
        (term.person_id, term.title, term.portfolio, term.from_date, known_end(term.to_date, today))
        for term in terms
        if term.from_date <= today
    }


def known_end(end: date | None, today: date) -> date | None:
    return end if end is not None and end <= today else None


def _terms_with_record(house: House) -> tuple:
    seated = {seat.person_id for seat in house.memberships}
    return tuple(term for term in house.government_terms if term.person_id in seated)
