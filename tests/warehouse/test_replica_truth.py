"""On a made-up parliament, whose truth the seed knows, every figure equals the truth."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import pytest
from replica_database import Parliament

from parliament.model import MeetingKind, Role
from replica.world import World


def test_the_world_has_something_of_everything(parliament: Parliament):
    truths = parliament.truths
    assert {truth.plan.kind for truth in truths} == set(MeetingKind)
    assert len({truth.plan.session_year for truth in truths}) > 1
    assert any(truth.votes for truth in truths)
    assert any(len(item.questions) > 1 for truth in truths for item in truth.items)
    assert any(interjection.parties for truth in truths for interjection in truth.interjections)


@pytest.mark.parametrize("measure", ["words", "speeches"])
def test_speaking_time_of_everybody(parliament: Parliament, measure: str):
    expected: Counter[tuple[str, str, str, str]] = Counter()
    for truth in parliament.truths:
        for speech in truth.speeches:
            person = truth.speech_persons[speech.ordinal]
            key = (person, truth.plan.session_year, str(truth.plan.kind), str(speech.role))
            expected[key] += speech.words if measure == "words" else 1
    found = parliament.figures(
        f"select person_id, session_year, meeting_kind, role, {measure} from mart.member_speaking_time "
        "where speeches > 0"
    )
    assert found == expected


def test_the_party_of_each_speech_is_that_of_its_day(parliament: Parliament):
    expected: Counter[tuple[str, str]] = Counter()
    for truth in parliament.truths:
        members = parliament.world.house.members_at(truth.plan.date)
        for speech in truth.speeches:
            if speech.role is Role.MEMBER:
                family = members[truth.speech_persons[speech.ordinal]].party_family
                expected[family, truth.plan.session_year] += speech.words
    found = parliament.figures(
        "select party_family, session_year, sum(words) from mart.party_speaking_time "
        "where role = 'member' group by all having sum(words) > 0"
    )
    assert found == expected


def test_everybody_with_a_seat_is_a_row(parliament: Parliament):
    found = parliament.figures(
        "select session_year, meeting_kind, count(*) from mart.member_speaking_time where role = 'member' group by all"
    )
    newest = max(truth.plan.date for truth in parliament.truths)
    for session_year in {truth.plan.session_year for truth in parliament.truths}:
        start, end = parliament.connection.execute(
            "select start_date, end_date from core.period where period_type = 'session_year' and period = $year",
            {"year": session_year},
        ).fetchone() or (None, None)
        seated = {
            seat.person_id
            for seat in parliament.world.house.memberships
            if seat.from_date < end and (seat.to_date is None or seat.to_date > start)
        }
        assert end <= max(newest, end)
        for kind in {truth.plan.kind for truth in parliament.truths if truth.plan.session_year == session_year}:
            assert found[session_year, str(kind)] == len(seated)


def test_questions_asked_by_everybody(parliament: Parliament):
    expected: Counter[tuple[str, str, str]] = Counter()
    for truth in parliament.truths:
        for question in truth.questions:
            expected[truth.question_persons[question.ordinal], truth.plan.session_year, str(question.type)] += 1
    found = parliament.figures(
        "select person_id, session_year, question_type, asked_count from mart.member_question where asked_count > 0"
    )
    assert found == expected


def test_follow_ups_in_the_questions_of_others(parliament: Parliament):
    expected: Counter[tuple[str, str, str]] = Counter()
    for truth in parliament.truths:
        speakers = defaultdict(set)
        for speech in truth.speeches:
            if speech.role is Role.MEMBER:
                speakers[speech.item].add(truth.speech_persons[speech.ordinal])
        for item in truth.items:
            askers = {truth.question_persons[question.ordinal] for question in item.questions}
            for person in speakers[item.ordinal] - askers if item.questions else ():
                expected[person, truth.plan.session_year, str(item.type)] += 1
    found = parliament.figures(
        "select person_id, session_year, question_type, follow_up_count from mart.member_question "
        "where follow_up_count > 0"
    )
    assert found == expected


def test_questions_put_to_ministers_and_their_answers(parliament: Parliament):
    addressed: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for truth in parliament.truths:
        speaking = defaultdict(set)
        for speech in truth.speeches:
            if speech.role is Role.MINISTER:
                speaking[speech.item].add(truth.speech_persons[speech.ordinal])
        for item in truth.items:
            for question in item.questions:
                for minister in truth.addressed_persons[question.ordinal]:
                    addressed[minister] += 1
                    answered[minister] += minister in speaking[item.ordinal]
    found = parliament.connection.execute(
        "select person_id, sum(addressed_count), sum(answered_count) from mart.minister_question "
        "group by person_id having sum(addressed_count) > 0"
    ).fetchall()
    assert {person: (asked, spoke) for person, asked, spoke in found} == {
        person: (count, answered[person]) for person, count in addressed.items()
    }


def test_stage_directions_by_their_source(parliament: Parliament):
    expected: Counter[tuple[str, str]] = Counter()
    for truth in parliament.truths:
        for interjection in truth.interjections:
            for party in interjection.parties:
                expected[str(interjection.kind), party] += 1
    found = parliament.figures(
        "select interjection_kind, source_party_name, count(*) from core.interjection_source "
        "where source_party_name is not null group by all"
    )
    assert found == expected


def test_votes_and_absences_of_everybody(parliament: Parliament):
    namesakes = persons_with_a_namesake(parliament.world)
    expected: Counter[tuple[str, str]] = Counter()
    for truth in parliament.truths:
        seated = parliament.world.house.members_at(truth.plan.date)
        told = zip(truth.attendance_persons, truth.attendance, strict=True)
        excused = {person for person, attendance in told if attendance.status == "excused"}
        for vote in truth.votes:
            voters = truth.vote_persons[vote.ordinal]
            for person, cast in zip(voters, vote.cast, strict=True):
                expected[person, cast.choice] += 1
            for person in seated.keys() - set(voters) if vote.cast else ():
                expected[person, "excused" if person in excused else "absent"] += 1
    found = parliament.figures(
        "select person_id, choice, count(*) from core.vote_choice where person_id is not null group by all"
    )
    assert without(namesakes, found) == without(namesakes, expected)
    # Two members of one name: who of them voted is not known, so neither is called absent too often.
    for person in namesakes:
        assert found.get((person, "absent"), 0) <= expected[person, "absent"]


def test_attendance_of_everybody(parliament: Parliament):
    namesakes = persons_with_a_namesake(parliament.world)
    expected: Counter[tuple[str, str]] = Counter()
    for truth in parliament.truths:
        for person, attendance in zip(truth.attendance_persons, truth.attendance, strict=True):
            expected[person, attendance.status] += 1
    found = parliament.figures(
        "select person_id, attendance_status, count(*) from core.attendance where person_id is not null group by all"
    )
    assert without(namesakes, found) == without(namesakes, expected)


def persons_with_a_namesake(world: World) -> set[str]:
    """Members whose printed name alone does not tell them from another: lists without parties leave them open."""
    return {person.person_id for person in world.house.persons if person.full_name in world.house.ambiguous_names}


def without(persons: set[str], figures: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Figures by person and something, without those of some persons."""
    return {key: figure for key, figure in figures.items() if key[0] not in persons}


def test_the_contents_of_every_report_agree_with_its_body(parliament: Parliament):
    odd = parliament.connection.execute(
        "select * from core.contents_check where not coalesce(is_in_contents and is_in_body and is_same_page, false)"
    ).fetchall()
    assert odd == []


def test_the_words_of_every_meeting(parliament: Parliament):
    expected = {(str(truth.plan.verg_id),): truth.words for truth in parliament.truths}
    assert parliament.figures("select meeting_id, words from mart.meeting_summary") == expected
