"""Given rows of raw, expected rows of the marts of questions."""

from datetime import date
from typing import Any

import pytest

DAY = date(2020, 5, 12)


@pytest.fixture
def debate(world: Any) -> Any:
    """Two joined questions, to 8 and 9; 8 answers twice, 9 not at all, 7 speaks as a minister nobody asked.

    The turns: 1 asks, 2 asks, 8 answers, 3 joins in, 1 replies, 8 answers again.
    """
    for person in ("1", "2", "3"):
        world.member(person, "Green" if person == "1" else "Red", date(2019, 7, 1))
    for person in ("7", "8", "9"):
        world.minister(person, date(2019, 10, 2))
    world.meeting("M1", DAY, web_url="https://example.org/meeting")
    report = world.report("M1", report_url="https://example.org/report.pdf")
    item = world.item(report, 1)
    world.question(report, item, 1, "1", "8")
    world.question(report, item, 2, "2", "9")
    turns = [
        ("3", "chair", 5),
        ("1", "member", 100),
        ("2", "member", 80),
        ("3", "chair", 5),
        ("8", "minister", 300),
        ("3", "member", 40),
        ("1", "member", 30),
        ("8", "minister", 60),
    ]
    for ordinal, (person, role, words) in enumerate(turns, start=1):
        world.speech(report, ordinal, person, words, role=role, item_id=item)
    return world


def test_the_chain_of_joined_questions(debate: Any):
    rows = debate.build_and_query(
        "select questioner_person_id, asked_words, answer_words, follow_up_words, follow_up_person_count, reply_words, "
        "round_count, is_joined, page_url from mart.question_chain order by question_id"
    )
    url = "https://example.org/report.pdf#page="
    assert rows == [
        ("1", 100, 360, 40, 1, 30, 2, True, f"{url}1"),
        ("2", 80, 360, 40, 1, 0, 2, True, f"{url}2"),
    ]


def test_who_was_asked_who_answered_and_who_joined_in(debate: Any):
    row = debate.build_and_one(
        "select addressed_names, answered_names, follow_up_names from mart.question_chain "
        "where questioner_person_id = '2'"
    )
    assert row == {"addressed_names": ["Person 9"], "answered_names": [], "follow_up_names": ["Person 3"]}


def test_a_question_without_an_answer_keeps_its_words(world: Any):
    world.member("1", "Green", date(2019, 7, 1))
    world.meeting("M1", DAY, web_url="https://example.org/meeting")
    report = world.report("M1")
    item = world.item(report, 1)
    world.question(report, item, 1, "1", "8")
    world.speech(report, 1, "1", 100, item_id=item)
    row = world.build_and_one(
        "select asked_words, answer_words, reply_words, round_count, page_url from mart.question_chain"
    )
    assert row == {
        "asked_words": 100,
        "answer_words": 0,
        "reply_words": 0,
        "round_count": 0,
        "page_url": "https://example.org/meeting",
    }


def test_a_question_nobody_spoke_on_is_a_row(world: Any):
    world.meeting("M1", DAY)
    report = world.report("M1")
    world.question(report, world.item(report, 1), 1, "1", "8")
    row = world.build_and_one("select asked_words, answer_words, round_count from mart.question_chain")
    assert tuple(row.values()) == (0, 0, 0)


def test_ministers_addressed_answering_and_silent(debate: Any):
    report = debate.rows["report"][0]["report_id"]
    item = debate.item(report, 2)
    debate.question(report, item, 3, "1", "9")
    debate.speech(report, 9, "1", 50, item_id=item)
    debate.speech(report, 10, "8", 75, role="minister", item_id=item)
    rows = debate.build_and_query(
        "select person_id, addressed_count, answered_count, answered_by_another_count, answered_for_another_count, "
        "answer_words, question_words, answer_to_question_ratio from mart.minister_question order by person_id"
    )
    # On the first item 8 answers words asked by 1 and 2 (100 + 80 + 30), on the second 50; 7 was asked nothing.
    assert rows == [
        ("7", 0, 0, 0, 0, 0, 0, None),
        ("8", 1, 1, 0, 1, 435, 260, 435 / 260),
        ("9", 2, 0, 1, 0, 0, 0, None),
    ]


def test_days_and_themes_come_from_the_service(debate: Any):
    debate.add(
        "listed_question",
        vi_id=55,
        question_type="vraag om uitleg",
        question_number=1001,
        session_year="2019-2020",
        theme_names=["Water", "Lucht"],
        submitted_date=date(2020, 5, 2),
        status_name="behandeld",
    )
    debate.build()
    row = debate.one(
        "select vi_id, days_to_treatment, theme_names, treated_date from core.question where vi_id is not null"
    )
    assert row == {"vi_id": 55, "days_to_treatment": 10, "theme_names": ["Water", "Lucht"], "treated_date": DAY}
    assert debate.query("select theme_name, asked_count from mart.theme_question order by 1") == [
        ("Lucht", 1),
        ("Water", 1),
    ]
    committee = debate.one("select * from mart.committee_question")
    assert (committee["asked_count"], committee["dated_count"], committee["median_days_to_treatment"]) == (2, 1, 10)


def test_questions_by_party_leave_independents_apart(world: Any):
    for person, party in (("1", "Green"), ("2", "Onafhankelijk"), ("3", "Onafhankelijk")):
        world.member(person, party, date(2019, 7, 1))
    world.meeting("M1", DAY)
    report = world.report("M1")
    item = world.item(report, 1)
    for ordinal, (person, party) in enumerate(
        (("1", "Green"), ("2", "Onafhankelijk"), ("3", "Onafhankelijk")), start=1
    ):
        world.question(report, item, ordinal, person)
        world.rows["name_resolution"][-1].update(party_name=party, party_family=party.lower())
    rows = world.build_and_query(
        "select party_family, independent_person_id, asked_count from mart.party_question order by all"
    )
    assert rows == [("green", None, 1), ("onafhankelijk", "2", 1), ("onafhankelijk", "3", 1)]
