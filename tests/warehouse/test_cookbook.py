"""The files of the cookbook, and what its recipes once told wrong; their answers are in test_hand_made_world.py."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from parliament.errors import UsageError
from warehouse.cookbook import cookbook, filled_sql, read_recipe, recipe

DAY = date(2020, 5, 12)


def test_there_are_at_least_twenty():
    assert len(cookbook()) >= 20


@pytest.mark.parametrize("name", [one.name for one in cookbook()])
def test_a_recipe_asks_its_question_in_two_languages(name: str):
    one = recipe(name)
    assert one.question_dutch.endswith("?")
    assert one.question_english.endswith("?")
    assert one.question_dutch != one.question_english


def test_parameters_have_defaults_and_are_set_by_name(namesakes: Any):
    chosen = recipe("longest_speeches")
    assert [one.name for one in chosen.parameters] == ["since", "party", "most"]
    assert filled_sql(chosen, []) == chosen.sql
    assert len(namesakes.query(filled_sql(chosen, ["most=1"]))) == 1
    assert namesakes.query(filled_sql(chosen, ["since=2999-01-01"])) == []
    assert namesakes.query(filled_sql(chosen, ["party=O'Niemand\\1"])) == []


@pytest.mark.parametrize("setting", ["party", "fruit=apple", "since=yesterday", "most=many", "most=1; drop table x"])
def test_a_setting_that_cannot_be_is_told(setting: str):
    with pytest.raises(UsageError):
        filled_sql(recipe("longest_speeches"), [setting])


def test_a_parameter_that_the_sql_does_not_have_is_refused(tmp_path: Path):
    file = tmp_path / "bad.sql"
    file.write_text("-- nl: Wie?\n-- en: Who?\n-- set: party = '' -- which\nselect 1", encoding="utf-8")
    with pytest.raises(ValueError, match="nowhere in the SQL"):
        read_recipe(file)


def test_an_unknown_recipe_is_told_with_those_there_are():
    with pytest.raises(UsageError, match="longest_speakers"):
        recipe("soup")


def test_a_file_without_its_question_is_refused(tmp_path: Path):
    file = tmp_path / "x.sql"
    file.write_text("select 1\nfrom core.speech;\n", encoding="utf-8")
    with pytest.raises(ValueError, match="must open with its question"):
        read_recipe(file)


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory, small_world_class: Any) -> Any:
    """Two of one name in one party, of whom one is silent; and a member whose party takes another name."""
    world = small_world_class(tmp_path_factory.mktemp("namesakes") / "world.duckdb")
    for person in ("1", "2"):
        world.person(person, "An Peeters")
        world.member(person, "Green", date(2019, 7, 1))
    world.member("3", "Old Name", date(2019, 7, 1), date(2020, 1, 1), party_family="family")
    world.member("3", "New Name", date(2020, 1, 1), party_family="family")
    world.meeting("M0", date(2019, 11, 5))
    early = world.report("M0")
    world.speech(early, 1, "3", 63, party="Old Name")
    world.meeting("M1", DAY)
    report = world.report("M1")
    item = world.item(report, 1)
    world.question(report, item, 1, "1")
    world.speech(report, 1, "1", 90, item_id=item, party="Green")
    world.meeting("M2", DAY, "plenary")
    plenary = world.report("M2")
    world.speech(plenary, 1, "1", 10, party="Green")
    for person, status in (("1", "present"), ("2", "excused")):
        world.add("attendance", report_id=plenary, attendee_name=f"name of {person}", attendance_status=status)
        world.name(plenary, "attendee", person, role="member")
    return world.build()


class TestNamesakesAndRenamedParties:
    """What recipes that grouped by name and party told wrong: silent_members listed three members who had spoken."""

    def test_who_is_silent_is_one_person_and_not_a_name_and_a_party(self, namesakes: Any):
        assert [(row[0], row[3], row[4]) for row in namesakes.query(recipe("silent_members").sql)] == [("2", 1, 0)]

    def test_a_namesake_hides_nobody_who_asked_nothing(self, namesakes: Any):
        rows = namesakes.query(recipe("members_without_questions").sql)
        assert [row[1] for row in rows] == ["2", "3"]

    def test_words_per_day_keep_the_kinds_of_meeting_apart(self, namesakes: Any):
        rows = namesakes.query(recipe("words_per_day_in_office").sql)
        assert [row[4] for row in rows if row[0] == "1"] == [90, 10]

    def test_a_renamed_party_is_no_change_of_party(self, namesakes: Any):
        assert namesakes.query(recipe("party_changes").sql) == []

    def test_sittings_are_those_held_while_seated_and_excused_is_not_absent(self, namesakes: Any):
        rows = namesakes.query(
            "select person_id, meeting_kind, sitting_count, attended_count, excused_count, absent_count "
            "from mart.member_attendance where sitting_count > 0 order by 1, 2"
        )
        assert rows == [
            ("1", "committee", 1, 1, 0, 0),
            ("1", "plenary", 1, 1, 0, 0),
            ("2", "plenary", 1, 0, 1, 0),
            ("3", "committee", 1, 1, 0, 0),
            ("3", "plenary", 1, 0, 0, 0),
        ]
