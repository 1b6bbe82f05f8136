"""Given rows of raw, expected rows of core."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

DAY = date(2020, 5, 12)
Later = Callable[[int], datetime]


def test_a_newer_document_supersedes_the_older_one(world: Any, later: Later):
    world.meeting("M1", DAY)
    old = world.report("M1", "a", is_provisional=True)
    new = world.report("M1", "b", fetched_at=later(24))
    world.speech(old, 1, None, 10)
    world.speech(new, 1, None, 12)
    world.build()
    assert world.query("select report_id, is_current, superseded_at from core.report order by report_id") == [
        (old, False, later(24)),
        (new, True, None),
    ]
    assert world.query("select words from core.speech") == [(12,)]


def test_the_document_counts_and_the_journal_copy_only_without_one(world: Any, later: Later):
    world.meeting("M1", DAY)
    document = world.report("M1", "a", source="pdf")
    world.report("M1", "b", source="journal", fetched_at=later(48))
    world.meeting("M2", DAY)
    journal = world.report("M2", "c", source="journal")
    world.build()
    assert world.query("select report_id from core.report where is_current order by all") == [(document,), (journal,)]
    assert world.query("select superseded_at is null from core.report where report_id like '%bbb'") == [(False,)]


def test_a_report_in_quarantine_leaves_the_meeting_its_last_good_version(world: Any, later: Later):
    world.meeting("M1", DAY)
    good = world.report("M1", "a")
    bad = world.report("M1", "b", fetched_at=later(1))
    world.build()
    world.quarantine(bad)
    world.build()
    assert world.query("select report_id, is_current, is_quarantined from core.report order by all") == [
        (good, True, False),
        (bad, False, True),
    ]


@pytest.mark.parametrize(
    ("day", "session_year", "legislature"),
    [
        (date(2019, 5, 26), "2018-2019", "2014-2019"),
        (date(2019, 9, 22), "2018-2019", "2019-2024"),
        (date(2019, 9, 23), "2019-2020", "2019-2024"),
        (date(2020, 9, 27), "2019-2020", "2019-2024"),
        (date(2020, 9, 28), "2020-2021", "2019-2024"),
    ],
)
def test_a_meeting_without_session_year_gets_that_of_its_day(
    world: Any, day: date, session_year: str, legislature: str
):
    world.meeting("M1", day)
    world.build()
    assert world.query("select session_year, legislature from core.meeting") == [(session_year, legislature)]


def test_a_speech_counts_at_the_party_of_its_day(world: Any):
    world.member("1", "Old", date(2019, 7, 1), date(2020, 5, 1))
    world.member("1", "New", date(2020, 5, 1))
    for number, day in enumerate((date(2020, 4, 30), date(2020, 5, 1)), start=1):
        world.meeting(f"M{number}", day)
        world.speech(world.report(f"M{number}"), 1, "1", 10)
    world.build()
    assert world.query("select meeting_date, party_name from core.speech order by all") == [
        (date(2020, 4, 30), "Old"),
        (date(2020, 5, 1), "New"),
    ]


def test_an_unresolved_speaker_keeps_the_speech(world: Any):
    world.meeting("M1", DAY)
    world.speech(world.report("M1"), 1, None, 33, role="unknown")
    world.build()
    assert world.query("select person_id, role, words from core.speech") == [(None, "unknown", 33)]
    assert world.query("select words, unresolved_words from mart.meeting_summary") == [(33, 33)]
    assert world.query("select resolved_share, unresolved_label_count from core.speaker_resolution") == [(None, 1)]


def test_joined_questions_do_not_multiply_speeches(world: Any):
    world.meeting("M1", DAY)
    report = world.report("M1")
    item = world.item(report, 1)
    world.member("1", "Green", date(2019, 7, 1))
    world.member("2", "Red", date(2019, 7, 1))
    for ordinal, person in enumerate(("1", "2"), start=1):
        world.question(report, item, ordinal, person)
    world.speech(report, 1, "1", 100, item_id=item)
    world.build()
    assert world.query("select count(*), sum(words) from core.speech") == [(1, 100)]
    assert world.query("select count(*), bool_and(is_joined) from core.question") == [(2, True)]
    assert world.query("select sum(words), sum(speeches) from mart.member_speaking_time") == [(100, 1)]


class TestWhoAnswered:
    """``core.question_minister``: addressed, answered, answered in another's place."""

    @pytest.fixture
    def one_question(self, world: Any) -> tuple[Any, str, str]:
        world.minister("8", date(2019, 10, 2))
        world.minister("9", date(2019, 10, 2))
        world.member("1", "Green", date(2019, 7, 1))
        world.meeting("M1", DAY)
        report = world.report("M1")
        item = world.item(report, 1)
        world.question(report, item, 1, "1", "8")
        return world, report, item

    ANSWERS = "select person_id, is_addressed, has_answered from core.question_minister order by all"

    def test_the_one_addressed_answers(self, one_question: tuple[Any, str, str]):
        world, report, item = one_question
        world.speech(report, 1, "8", 50, role="minister", item_id=item)
        assert world.build_and_query(self.ANSWERS) == [("8", True, True)]

    def test_another_minister_answers(self, one_question: tuple[Any, str, str]):
        world, report, item = one_question
        world.speech(report, 1, "9", 50, role="minister", item_id=item)
        assert world.build_and_query(self.ANSWERS) == [("8", True, False), ("9", False, True)]

    def test_of_joined_questions_each_minister_answers_the_own_one(self, one_question: tuple[Any, str, str]):
        world, report, item = one_question
        world.question(report, item, 2, "1", "9")
        world.speech(report, 1, "8", 50, role="minister", item_id=item)
        world.speech(report, 2, "9", 50, role="minister", item_id=item)
        rows = world.build_and_query(
            "select question_id[-1:], person_id, has_answered from core.question_minister order by all"
        )
        assert rows == [("1", "8", True), ("2", "9", True)]

    def test_the_heading_names_who_answers(self, one_question: tuple[Any, str, str]):
        world, report, _ = one_question
        world.rows["question"][0]["answered_by_name"] = "name of 9"
        world.name(report, "answerer", "9", role="minister")
        assert world.build_and_query(self.ANSWERS) == [("8", True, False), ("9", False, True)]

    def test_a_minister_who_speaks_as_member_does_not_answer(self, one_question: tuple[Any, str, str]):
        world, report, item = one_question
        world.speech(report, 1, "8", 50, role="member", item_id=item)
        assert world.build_and_query(self.ANSWERS) == [("8", True, False)]


class TestContentsCheck:
    """``core.contents_check``: the contents pages against the body."""

    @pytest.mark.parametrize(
        ("number_in_contents", "expected"),
        [
            pytest.param(1001, [(1001, True, True, True)], id="on both sides: one row"),
            pytest.param(2000, [(1001, False, True, None), (2000, True, False, None)], id="on one side only: two"),
        ],
    )
    def test_a_heading_of_the_contents_is_looked_for_in_the_body(
        self, world: Any, number_in_contents: int, expected: list[tuple[Any, ...]]
    ):
        world.meeting("M1", DAY)
        report = world.report("M1")
        world.question(report, world.item(report, 1), 1, "1")
        world.add(
            "contents_entry",
            report_id=report,
            entry_ordinal=1,
            item_type="vraag om uitleg",
            title="x",
            question_number=number_in_contents,
            page=1,
            line=1,
        )
        found = "select question_number, is_in_contents, is_in_body, is_same_page from core.contents_check order by 1"
        assert world.build_and_query(found) == expected


def test_the_journal_copy_lends_the_person_that_the_document_could_not_name(world: Any):
    world.person("7", "Nele Noord")
    world.meeting("M1", DAY)
    document = world.report("M1", "a", source="pdf")
    journal = world.report("M1", "b", source="journal")
    world.speech(document, 1, None, 20)
    world.speech(journal, 1, None, 21, source_person_id="7")
    world.add(
        "reconciled_speech",
        report_id=document,
        journal_report_id=journal,
        speech_ordinal=1,
        journal_speech_ordinal=1,
        status="matched",
        report_words=20,
        journal_words=21,
        is_same_speaker=None,
        similarity=0.97,
    )
    world.build()
    assert world.query("select person_id, person_rule, words from core.speech") == [("7", "journal_id", 20)]
    row = world.one("select words_difference_count, is_person_from_journal from core.reconciliation")
    assert row == {"words_difference_count": -1, "is_person_from_journal": True}
