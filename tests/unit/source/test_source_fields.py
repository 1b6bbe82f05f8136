"""The one table of what the service gives and what becomes of it, held to what the readers do."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from asked_fields import ROOT, fields_of_readers

from parliament.json_object import JsonObject
from parliament.people.service_records import read_member_record
from parliament.reading_log import ReadingLog
from parliament.source.fields import field_rules, leaves, rule_of
from replica.faults import Faults
from replica.nights import Clock
from replica.service import Service, ServiceChoices
from replica.world import WorldSettings, build_world
from tools.source_fields_page import PAGE, render_page


@pytest.fixture(scope="module")
def fields(source_samples: Path) -> tuple[tuple[str, str], ...]:
    world = build_world(WorldSettings(seed=7))
    service = Service(world, ROOT, Faults(1), Clock(world.plans[-1].date), ServiceChoices())
    found, log = fields_of_readers(service, source_samples)
    assert [issue for issue in log.issues if issue.kind == "unmapped_field"] == []
    return leaves(found)


def test_every_field_that_a_reader_knows_is_carried_or_has_its_reason(fields: tuple[tuple[str, str], ...]) -> None:
    assert len(fields) > 350
    assert [field for field in fields if rule_of(*field) is None] == []


def test_every_entry_is_about_a_field_that_a_reader_knows(fields: tuple[tuple[str, str], ...]) -> None:
    used = {rule for field in fields for rule in [rule_of(*field)]}
    assert [rule.pattern for rule in field_rules() if rule not in used] == []


def test_what_is_left_unread_is_not_said_to_be_carried(source_samples: Path) -> None:
    world = build_world(WorldSettings(seed=7, meetings=4))
    service = Service(world, ROOT, Faults(1), Clock(world.plans[-1].date), ServiceChoices())
    _, log = fields_of_readers(service, source_samples)
    ignored = {field: rule_of(*field) for field in leaves(frozenset(log.fields) | log.ignored) if field in log.ignored}
    # The title of a committee in its own list is asked for under either of two names.
    said = {field for field, rule in ignored.items() if rule is not None and rule.column is not None}
    assert said == set()


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_page(), "run python -m tools.source_fields_page"


def test_a_field_that_a_reader_begins_to_leave_unread_is_noticed() -> None:
    log = ReadingLog(with_fields=True)
    reader = JsonObject({"nieuwveld": 1}, url=f"{ROOT}/vv/1", log=log)
    reader.ignore("nieuwveld")
    assert log.ignored == {("/vv/{id}", "nieuwveld")}
    assert rule_of("/vv/{id}", "nieuwveld") is None


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("1970-03-12T00:00:00+0100", 1970),
        ("12/03/1970", 1970),
        ("1970", 1970),
        ("", None),
        (None, None),
        (["12 maart 1970"], 1970),
        # Not one year, or none: not known, and no record is lost for it.
        ("1970-2001", None),
        ({"jaar": 1970}, None),
        (70, None),
    ],
)
def test_a_day_of_birth_in_whatever_form_gives_the_year_or_nothing(written: Any, year: int | None) -> None:
    body = {
        "id": 1, "naam": "Aerts", "voornaam": "Anna", "geslacht": "V", "kieskring": "Kieskring Limburg",
        "geboortedatum": written, "beroep": [{"naam": "lerares"}, "schepen ", 3],
        "mandaat-andere": [
            {
                "mandaatgroepnaam": "Lokale mandaten",
                "parlmandaat": [
                    {"mandaat": "schepen Waterdorp", "datumvan": "2013-01-01T00:00:00+0100", "datumvanformaat": "YYYY"},
                    {"mandaat": "zonder dag"},
                ],
            }
        ],
    }  # fmt: skip
    log = ReadingLog()
    register = read_member_record(body, url=f"{ROOT}/vv/1", seen_on=date(2026, 1, 1), log=log)
    (person,) = register.persons
    assert (person.birth_year, person.profession, person.has_record) == (year, "lerares; schepen", True)
    (mandate,) = register.other_mandates
    assert (mandate.mandate_name, mandate.from_precision, mandate.to_date) == ("schepen Waterdorp", "year", None)
    assert "empty_interval" in {issue.kind for issue in log.issues}
