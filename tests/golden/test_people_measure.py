"""Nobody is taken for somebody else: the measures of name resolution, on a small invented parliament and as shipped."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from parliament.people import make_register
from replica.register import true_register
from replica.world import build_world
from tools import measure_people
from tools.true_names import is_ambiguous, true_names

GOLDEN = Path(__file__).resolve().parent
SHIPPED = GOLDEN.parents[1] / "parliament" / "people" / "quality_estimates.csv"


@pytest.fixture(scope="module")
def small_world() -> Any:
    """Ten years as in the full measure, in fewer meetings."""
    return replace(measure_people.WORLD, meetings=24)


def test_no_name_of_an_invented_parliament_goes_to_somebody_else(small_world: Any) -> None:
    counts = measure_people.Counts()
    measure_people.measure_replica(small_world, counts)
    measures = {(one.measure, one.era): one for one in counts.measures()}
    assert [one for one in measures.values() if one.found != one.correct] == []
    assert [one for one in measures.values() if one.expected != one.correct] == []
    uses = {name for name, _ in measures}
    assert {f"names: {use}" for use in ("speaker", "chair", "questioner", "addressee", "voter", "attendee")} <= uses
    assert measures["names: all uses", measure_people.REPLICA_ERA].expected > 1000
    assert measures["names: ambiguous", measure_people.REPLICA_ERA].expected > 0


def test_a_wrong_person_is_measured_as_wrong(small_world: Any) -> None:
    world = build_world(replace(small_world, meetings=4))
    house = world.house
    register = true_register(house)
    # Everybody bears the name of the next in the list.
    names = [(person.first_name, person.last_name) for person in register.persons]
    shifted = [
        replace(person, first_name=first, last_name=last)
        for person, (first, last) in zip(register.persons, [*names[1:], names[0]], strict=True)
    ]
    wrong = make_register(
        shifted, register.memberships, register.government_terms, register.committee_seats, register.legislatures
    )
    day, parsed, truth = next(measure_people.printed_reports(world))
    resolved, _ = measure_people.resolve_report(parsed, day, wrong)
    counts = measure_people.Counts()
    measure_people.count_names(resolved, true_names(truth, house), house, counts)
    all_uses = next(one for one in counts.measures() if one.measure == "names: all uses")
    assert all_uses.correct == 0
    assert all_uses.found > 0


@pytest.mark.long
def test_no_name_printed_otherwise_goes_to_somebody_else() -> None:
    counts = measure_people.Counts()
    register = measure_people.load_shipped_register()
    measure_people.count_variants(register, counts)
    measure_people.count_strangers(register, counts)
    assert [one for one in counts.measures() if one.found != one.correct] == []


def test_the_variants_of_a_name_are_other_names() -> None:
    rng = Random(1)
    for name in ("Björn D'Ham", "An Ee", "Jan Van den Bossche"):
        for make in (measure_people.with_wrong_letter, measure_people.in_other_spelling, measure_people.run_together):
            assert make(name, rng) != name


def test_a_namesake_is_ambiguous_unless_the_party_is_printed(small_world: Any) -> None:
    house = build_world(small_world).house
    (name,) = house.ambiguous_names
    day = date(2016, 5, 12)
    party = next(seat.party_name for pid, seat in house.members_at(day).items() if house.person(pid).full_name == name)
    assert is_ambiguous(house, day, name, None)
    assert is_ambiguous(house, day, name, SimpleNamespace(party=None))
    assert not is_ambiguous(house, day, name, SimpleNamespace(party=party))
    assert not is_ambiguous(house, day, house.persons[0].full_name, None)


@pytest.mark.thorough
@pytest.mark.long
def test_the_shipped_estimates_are_those_of_today(real_report: Path) -> None:
    with SHIPPED.open(encoding="utf-8") as file:
        shipped = list(csv.DictReader(file))
    measured = measure_people.rows_of(measure_people.measure_all(real_report), shipped[0]["measured_on"])
    assert shipped == measured, "run `make quality`"
