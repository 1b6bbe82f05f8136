"""Ten invented years with changes of party, government and seats: every name right, every ambiguous one left open."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from parliament.model import LineAccount, ParsedReport, ReportSource
from parliament.people.cues import chair_cues, cue_agreement
from parliament.people.register import Register, check_register
from parliament.people.report_names import resolve_report
from replica.make_sample import true_register
from replica.render_text import render_text
from replica.truth import TruthReport
from replica.world import World, WorldSettings, build_world

Name = tuple[str, str, str]


@pytest.fixture(scope="module")
def world() -> World:
    settings = WorldSettings(
        seed=11, meetings=60, first_date=date(2014, 9, 22), years=10, speeches_per_report=30, words_per_speech=15
    )
    return build_world(settings)


@pytest.fixture(scope="module")
def register(world: World) -> Register:
    return true_register(world.house)


def reports(world: World) -> Iterator[tuple[date, ParsedReport, TruthReport]]:
    """Each meeting's report as a parser without faults would give it, with the truth."""
    for plan in world.plans:
        if plan.has_report:
            truth = render_text(world.script(plan.index), world.house).truth
            parsed = ParsedReport(
                heading=truth.heading,
                source=ReportSource.TEXT,
                page_count=truth.page_count,
                items=truth.items,
                speeches=truth.speeches,
                interjections=truth.interjections,
                votes=truth.votes,
                attendance=truth.attendance,
                contents=truth.contents,
                spans=(),
                account=LineAccount(0, 0, 0, 0, 0),
            )
            yield plan.date, parsed, truth


def true_names(truth: TruthReport) -> Iterator[tuple[Name, str]]:
    for speech in truth.speeches:
        yield ("speaker", speech.label, speech.speaker or ""), truth.speech_persons[speech.ordinal]
    for item in truth.items:
        if item.chair:
            yield ("chair", item.chair, item.chair), truth.chair_persons[item.ordinal]
        for question in item.questions:
            asked = truth.question_persons[question.ordinal]
            yield ("questioner", question.questioner, question.questioner), asked
            addressed = zip(question.addressees, truth.addressed_persons[question.ordinal], strict=True)
            for addressee, person_id in addressed:
                yield ("addressee", addressee.name, addressee.name), person_id
    for vote in truth.votes:
        for cast, person_id in zip(vote.cast, truth.vote_persons[vote.ordinal], strict=True):
            yield ("voter", cast.name, cast.name), person_id
    for attendance, person_id in zip(truth.attendance, truth.attendance_persons, strict=True):
        yield ("attendee", attendance.name, attendance.name), person_id


def test_every_name_is_right_or_rightly_left_open(world: World, register: Register) -> None:
    assert check_register(register) == ()
    outcome: Counter[str] = Counter()
    for day, parsed, truth in reports(world):
        names, _ = resolve_report(parsed, day, register)
        resolved = {(row.name_use, row.label, row.name): row.resolution for row in names}
        for (use, label, name), person_id in true_names(truth):
            resolution = resolved[use, label, name]
            is_open = resolution.person_id is None
            assert is_open == (name in world.house.ambiguous_names and "(" not in label), label
            assert is_open or resolution.person_id == person_id, label
            outcome["open" if is_open else "right"] += 1
        for speech in truth.speeches:
            found = resolved["speaker", speech.label, speech.speaker or ""]
            assert found.role == speech.role, speech.label
    assert outcome["right"] > 3000, "enough names to mean something"
    assert outcome["open"] > 0, "the namesakes must occur, or the test shows nothing"


def test_the_cues_of_the_chair_all_agree(world: World) -> None:
    agreeing, compared = 0, 0
    for _, parsed, _ in reports(world):
        agree, of = cue_agreement(chair_cues(parsed))
        agreeing, compared = agreeing + agree, compared + of
    assert compared > 500
    assert agreeing == compared
