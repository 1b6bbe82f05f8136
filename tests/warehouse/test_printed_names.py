"""Old reports grow the register in every build: provisional persons, their words told, merged when it grows."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from expectations.check_files import load_check_files
from warehouse.printed_names import read_printed_persons

REPOSITORY = Path(__file__).resolve().parents[2]
DAY = date(1998, 3, 3)
WANNES = {"speaker_label": "De heer Wannes Roosvelt (VLD)", "speaker_name": "Wannes Roosvelt", "printed_party": "VLD"}
GRIET = {"speaker_label": "Griet Smedemans (SP)", "speaker_name": "Griet Smedemans", "printed_party": "SP"}
NAMESAKE = {"speaker_label": "Wannes Roosvelt (SP)", "speaker_name": "Wannes Roosvelt", "printed_party": "SP"}


def failing_rows(world: Any, check_name: str) -> list[tuple[Any, ...]]:
    (check,) = [check for check in load_check_files() if check.check_name == check_name]
    return world.query(check.query)


def test_a_folder_of_old_reports_is_resolved_and_says_how_much_rests_on_print(world: Any):
    world.meeting("M1", DAY, "plenary")
    report = world.report("M1", "a")
    world.unknown_speech(report, 1, 60, **WANNES)
    world.unknown_speech(report, 2, 40, **GRIET)
    world.build()
    assert world.query(
        "select person_id, party_name, person_rule from core.speech_speaker order by speech_ordinal"
    ) == [
        ("print-wannes-roosvelt--open-vld", "VLD", "printed_name"),
        ("print-griet-smedemans--vooruit", "SP", "printed_name"),
    ]
    assert world.query("select full_name, is_provisional, gender, latest_party_name from core.person order by 1") == [
        ("Griet Smedemans", True, None, "SP"),
        ("Wannes Roosvelt", True, "M", "VLD"),
    ]
    assert world.query("select words, unresolved_words, provisional_words from mart.meeting_summary") == [(100, 0, 100)]
    assert world.query(
        "select resolved_share, provisional_share, provisional_person_count from mart.resolution_summary"
    ) == [(1.0, 1.0, 2)]
    coverage = (REPOSITORY / "dashboards" / "queries" / "quality_coverage.sql").read_text(encoding="utf-8")
    assert world.query(f"select words, resolved_share, provisional_share from ({coverage})") == [(100, 1.0, 1.0)]
    assert failing_rows(world, "provisional_words_of_report") == [(report, 100, 100, 1.0)]
    assert failing_rows(world, "report_mostly_unresolved") == []
    assert failing_rows(world, "speaker_of_unknown_person") == []
    assert world.query("select issue_kind, severity from core.issue") == [("provisional_person", "info")]
    printed = read_printed_persons(world.path)
    assert {person.full_name: printed.words[person.person_id] for person in printed.persons} == {
        "Griet Smedemans": 40,
        "Wannes Roosvelt": 60,
    }


def test_two_namesakes_stay_two_persons_over_reports(world: Any):
    for number, label in enumerate((WANNES, NAMESAKE), start=1):
        world.meeting(f"M{number}", date(1998, 3, number), "plenary")
        world.unknown_speech(world.report(f"M{number}", "ab"[number - 1]), 1, 50, **label)
    world.build()
    assert len(world.query("select distinct person_id from core.speech_speaker where person_id is not null")) == 2


def test_a_register_that_names_the_person_takes_the_words_over(world: Any):
    world.meeting("M1", DAY, "plenary")
    world.unknown_speech(world.report("M1", "a"), 1, 60, **WANNES)
    world.build()
    world.person("501", "Wannes Roosvelt", "M")
    world.member("501", "VLD", date(1995, 6, 13), date(1999, 6, 13), party_family="open-vld")
    world.build()
    assert world.query("select person_id, person_rule, party_name from core.speech_speaker") == [
        ("501", "exact_name", "VLD")
    ]
    assert world.query("select person_id from core.person where is_provisional") == []
    assert world.query("select provisional_words from mart.meeting_summary") == [(0,)]


def test_a_reading_in_quarantine_makes_nobody(world: Any):
    world.meeting("M1", DAY, "plenary")
    report = world.report("M1", "a")
    world.unknown_speech(report, 1, 60, **WANNES)
    world.build()
    world.quarantine(report)
    world.build()
    assert world.query("select count(*) from core.person where is_provisional") == [(0,)]


@pytest.mark.thorough
def test_the_journals_person_is_the_person_of_the_document_too(world: Any):
    world.meeting("M1", DAY, "plenary")
    document, journal = world.report("M1", "a", source="pdf"), world.report("M1", "b", source="journal")
    world.unknown_speech(document, 1, 60, **WANNES)
    world.unknown_speech(journal, 1, 60, **WANNES, source_person_id="777")
    world.meeting("M2", date(1998, 4, 1), "plenary")
    world.unknown_speech(world.report("M2", "c"), 1, 20, **WANNES)
    world.build()
    assert world.query("select distinct person_id from core.speech_speaker") == [("777",)]
    assert world.query("select person_id, full_name, is_provisional from core.person") == [
        ("777", "Wannes Roosvelt", True)
    ]


def test_without_unknown_names_nothing_is_grown(world: Any):
    world.meeting("M1", DAY, "plenary")
    world.report("M1", "a")
    world.build()
    for table in ("printed_person", "printed_membership", "printed_name"):
        assert world.query(f"select count(*) from raw.{table}") == [(0,)]


@pytest.mark.thorough
def test_a_switch_on_the_day_does_not_cost_the_meeting(world: Any):
    """A member printed with yesterday's party: the line is told by a warning, the report is not kept out."""
    day = date(2020, 5, 12)
    world.member("1", "Groen", date(2019, 6, 18), day, party_family="groen")
    world.member("1", "N-VA", day, None, party_family="n-va")
    world.member("2", "N-VA", date(2019, 6, 18), None, party_family="n-va")
    world.meeting("M1", day)
    report = world.report("M1", "a")
    world.speech(report, 1, "1", 500, party="N-VA", printed_party="Groen")
    world.rows["name_resolution"][-1]["party_family"] = "n-va"
    world.build()
    assert failing_rows(world, "many_printed_parties_differ") == []
    assert len(failing_rows(world, "printed_party_differs")) == 1
    world.rows["meeting"][0]["meeting_date"] = date(2020, 5, 20)
    world.build()
    # One member by full name: the report may know of a switch before the register does.
    assert failing_rows(world, "many_printed_parties_differ") == []
    world.speech(report, 2, "2", 500, party="N-VA", printed_party="Groen")
    world.rows["name_resolution"][-1]["party_family"] = "n-va"
    world.build()
    assert len(failing_rows(world, "many_printed_parties_differ")) == 1
