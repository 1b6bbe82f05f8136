from collections import Counter

import pytest

from parliament.model import MeetingKind, Role
from replica.render_text import render_text
from replica.script import SpeechKind
from replica.sittings import index_of, session_year_of
from replica.world import World, WorldSettings, build_world, provisional_form


def test_a_world_is_decided_by_its_settings(world: World) -> None:
    again = build_world(world.settings)
    assert again.plans == world.plans
    assert again.house == world.house
    assert again.script(5) == world.script(5)
    other = build_world(WorldSettings(seed=8))
    assert other.script(5) != world.script(5)


def test_a_meeting_is_written_without_the_others(world: World) -> None:
    forwards = [world.script(index) for index in range(6)]
    backwards = [world.script(index) for index in reversed(range(6))]
    assert forwards == backwards[::-1]


def test_plans_are_in_order_and_ids_are_not(world: World) -> None:
    dates = [plan.planned_start_at for plan in world.plans]
    ids = [plan.verg_id for plan in world.plans]
    assert dates == sorted(dates)
    assert ids != sorted(ids)
    assert [index_of(plan.verg_id) for plan in world.plans] == list(range(len(world.plans)))


def test_numbers_restart_with_the_session_year(world: World) -> None:
    for kind in MeetingKind:
        numbers: dict[str, list[int]] = {}
        for plan in world.plans:
            if plan.kind is kind:
                numbers.setdefault(plan.session_year, []).append(int(plan.number))
                assert plan.session_year == session_year_of(plan.date)
        assert len(numbers) == 2
        assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


def test_question_numbers_are_unique_in_a_session_year(long_world: World) -> None:
    counted = Counter(
        (plan.session_year, question.number)
        for plan in long_world.plans
        for item in long_world.script(plan.index).items
        for question in item.questions
        if question.number is not None
    )
    assert counted
    assert max(counted.values()) == 1


def test_every_kind_of_item_and_turn_occurs(long_world: World) -> None:
    scripts = [long_world.script(plan.index) for plan in long_world.plans]
    items = [item for script in scripts for item in script.items]
    assert {len(item.questions) for item in items} == {0, 1, 2, 3}
    assert len({item.type for item in items}) >= 8
    turns = [speech for item in items for speech in item.speeches]
    assert {speech.kind for speech in turns} == set(SpeechKind)
    assert {speech.role for speech in turns} == {Role.CHAIR, Role.MEMBER, Role.MINISTER}
    assert any(question.answered_by for item in items for question in item.questions)
    assert any(len(question.addressees) == 2 for item in items for question in item.questions)
    assert any(script.withdrawn for script in scripts)


def test_everybody_who_speaks_is_in_office_that_day(long_world: World) -> None:
    for plan in long_world.plans:
        members = long_world.house.members_at(plan.date)
        ministers = {term.person_id for term in long_world.house.ministers_at(plan.date)}
        for item in long_world.script(plan.index).items:
            for speech in item.speeches:
                assert speech.person_id in (ministers if speech.role is Role.MINISTER else members)


def test_a_provisional_report_lacks_words_of_the_final_one(world: World) -> None:
    script = world.script(3)
    provisional = render_text(provisional_form(script), world.house).truth
    final = render_text(script, world.house).truth
    assert provisional.words < final.words
    assert len(provisional.speeches) == len(final.speeches)


def test_a_sitting_lasts_as_long_as_its_own_words_take(world: World) -> None:
    """A debate made a sitting longer than its clock, so that the demo warned of more speech than sitting."""
    paces = []
    for index, plan in enumerate(world.plans):
        if plan.kind is MeetingKind.PLENARY:
            words = render_text(world.script(index), world.house).truth.words
            paces.append(words / ((world.ended_at(index) - plan.started_at).total_seconds() / 60))
    assert len(paces) > 3
    assert all(135 / 1.25 - 1 < pace < 135 / 0.95 + 1 for pace in paces)


@pytest.mark.long
def test_full_volume_is_that_of_a_real_report() -> None:
    world = build_world(WorldSettings(meetings=30).at_full_volume())
    truths = [render_text(world.script(plan.index), world.house).truth for plan in world.plans]
    committees = [truth for truth in truths if truth.plan.committee_id]
    mean_words = sum(truth.words for truth in committees) / len(committees)
    mean_speeches = sum(len(truth.speeches) for truth in committees) / len(committees)
    assert 13_000 < mean_words < 24_000
    assert 85 < mean_speeches < 135
