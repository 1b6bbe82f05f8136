"""The client against the replica: nothing unread without faults, and the same night under every fault of the wire."""

from pathlib import Path

import pytest

from parliament.archive import Archive
from parliament.parse.journal import parse_journal
from parliament.source.client import ServiceClient
from parliament.source.discovery import ReportState, Window, discover
from parliament.source.fetch import FetchedPlan, fetch_plan
from parliament.source.settings import load_source_settings
from replica.server import ReplicaServer
from replica.service import ServiceChoices
from replica.world import World, WorldSettings, build_world

WIRE_FAULTS = ("service_unavailable", "server_error", "slow", "reset", "truncated_json", "xml_instead", "html_instead")


@pytest.fixture(scope="module")
def world() -> World:
    return build_world(
        WorldSettings(meetings=8, years=0.3, speeches_per_report=12, words_per_speech=40, has_rare_forms=True)
    )


def fetch(
    world: World, folder: Path, faults: tuple[str, ...] = (), choices: ServiceChoices | None = None
) -> FetchedPlan:
    with ReplicaServer(world, faults=faults, night=2, slow_seconds=0.05, choices=choices) as replica:
        settings = load_source_settings(
            base_url=replica.base_url,
            allow_http=True,
            requests_per_second=1000,
            backoff_initial_seconds=0.01,
            backoff_max_seconds=0.02,
            attempts=10,
        )
        with ServiceClient(settings, Archive(folder)) as client:
            plan = discover(client, Window(world.plans[0].date, world.plans[-1].date), ())
            return fetch_plan(client, plan)


@pytest.fixture(scope="module")
def undisturbed(world: World, tmp_path_factory: pytest.TempPathFactory) -> FetchedPlan:
    return fetch(world, tmp_path_factory.mktemp("archive"))


def what_came(night: FetchedPlan) -> list[tuple[object, ...]]:
    return [(meeting.meeting.verg_id, meeting.report_state, meeting.journal_sha256) for meeting in night.meetings]


def test_every_field_of_the_replica_is_accounted_for(undisturbed: FetchedPlan, world: World) -> None:
    assert undisturbed.issues == ()
    assert [issue for meeting in undisturbed.meetings for issue in meeting.issues] == []
    assert {meeting.verg_id for meeting in undisturbed.plan.listed} == {plan.verg_id for plan in world.plans}
    assert {meeting.report_state for meeting in undisturbed.meetings} == {ReportState.FETCHED}


def test_the_journal_copy_has_every_turn_and_question_of_the_truth(undisturbed: FetchedPlan, world: World) -> None:
    scripts = {plan.verg_id: world.script(plan.index) for plan in world.plans}
    for meeting in undisturbed.meetings:
        script = scripts[meeting.meeting.verg_id]
        report = parse_journal(meeting.meeting, meeting.journal_lines)
        assert [speech.label for speech in report.speeches] == [
            speech.label for item in script.items for speech in item.speeches
        ]
        assert len(report.items) == len(script.items)
        assert report.account.unknown == 0
    asked = {question.vi_id for question in undisturbed.questions}
    put = {question.vi_id for script in scripts.values() for item in script.items for question in item.questions}
    assert put <= asked


@pytest.mark.parametrize("is_wrapped", [False, True])
def test_an_agenda_that_stands_apart_gives_the_same_questions(
    undisturbed: FetchedPlan, world: World, tmp_path: Path, is_wrapped: bool
) -> None:
    choices = ServiceChoices(record_has_agenda=False, journal_is_wrapped=is_wrapped)
    night = fetch(world, tmp_path, choices=choices)
    assert night.issues == ()
    assert any(script.withdrawn for script in (world.script(plan.index) for plan in world.plans))
    assert {question.vi_id for question in night.questions} == {question.vi_id for question in undisturbed.questions}


@pytest.mark.parametrize("fault", WIRE_FAULTS)
def test_a_fault_of_the_wire_changes_nothing(
    undisturbed: FetchedPlan, world: World, tmp_path: Path, fault: str
) -> None:
    night = fetch(world, tmp_path, (fault,))
    assert what_came(night) == what_came(undisturbed)
    assert night.issues == ()
    assert {question.vi_id for question in night.questions} == {question.vi_id for question in undisturbed.questions}
