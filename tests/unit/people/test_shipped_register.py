"""The register that comes with the project: right at the dates the source tells of, and made from what is stored."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parliament.model import Role
from parliament.people import find_people
from parliament.people.compile_register import compile_register, main, stored_bodies
from parliament.people.corrections import apply_corrections, read_corrections
from parliament.people.member_lists import read_member_list_file
from parliament.people.register import SEAT_COUNT, Register, check_register, members_on
from parliament.people.register_json import SHIPPED_REGISTER_FILE, load_shipped_register, register_to_json
from parliament.people.register_merge import find_contradictions, merge_registers
from parliament.people.resolution import PrintedLabel, resolve_name
from parliament.people.service_bodies import register_from_service
from parliament.period import covers

CORRECTIONS = Path(__file__).resolve().parents[3] / "corrections"


@pytest.fixture(scope="module")
def shipped() -> Register:
    return load_shipped_register()


def test_it_is_made_from_the_stored_bodies_and_the_corrections(source_samples: Path) -> None:
    register, issues = compile_register(source_samples, CORRECTIONS)
    assert issues == ()
    assert register_to_json(register) == SHIPPED_REGISTER_FILE.read_text(encoding="utf-8"), (
        "run python -m parliament.people.compile_register"
    )


def test_the_compiler_writes_what_it_says(
    source_samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "register.json"
    arguments = ["--samples", str(source_samples), "--corrections", str(CORRECTIONS), "--output", str(output)]
    assert main(arguments) == 0
    assert output.read_text(encoding="utf-8") == SHIPPED_REGISTER_FILE.read_text(encoding="utf-8")
    assert "239 persons, 369 memberships" in capsys.readouterr().err


def test_it_is_sound_and_every_fact_has_its_source(shipped: Register) -> None:
    assert check_register(shipped) == ()
    facts = (
        *shipped.persons,
        *shipped.memberships,
        *shipped.government_terms,
        *shipped.committee_seats,
        *shipped.legislatures,
    )
    assert all(fact.provenance is not None and fact.provenance.source for fact in facts)


def test_the_corrections_are_already_in_it(shipped: Register) -> None:
    corrected, issues = apply_corrections(shipped, read_corrections(CORRECTIONS))
    assert (corrected, issues) == (shipped, ())


def test_refreshing_it_with_the_bodies_it_was_made_from_changes_nothing(
    source_samples: Path, shipped: Register
) -> None:
    seen, _ = register_from_service(stored_bodies(source_samples))
    merged = merge_registers(shipped, seen)
    refreshed, issues = apply_corrections(merged, read_corrections(CORRECTIONS))
    assert issues == ()
    assert find_contradictions(shipped, seen) == ()
    # The shipped register keeps no mandates elsewhere, so it does not say that it read a record.
    assert tuple(replace(person, has_record=False) for person in refreshed.persons) == shipped.persons
    assert not any(person.has_record for person in shipped.persons)
    assert shipped.other_mandates == ()
    assert len(refreshed.other_mandates) > 400
    assert refreshed.memberships == shipped.memberships
    assert refreshed.government_terms == shipped.government_terms


def test_the_2026_members_are_complete_and_never_more_than_the_seats(shipped: Register) -> None:
    last_day = date(2026, 6, 27)
    assert len(members_on(shipped, last_day, observed=False)) == SEAT_COUNT
    first_day = date(2024, 7, 2)
    days = {fact.from_date for fact in shipped.memberships} | {
        fact.to_date for fact in shipped.memberships if fact.to_date is not None
    }
    counts = {
        day: len(members_on(shipped, day, observed=False)) for day in sorted(days) if first_day <= day <= last_day
    }
    # The stored records are of the members of June 2026: who left before has none, so that earlier days hold fewer.
    assert counts == {
        date(2024, 7, 2): 108,
        date(2024, 7, 4): 109,
        date(2024, 10, 2): 115,
        date(2024, 11, 6): 116,
        date(2024, 12, 4): 117,
        date(2025, 1, 8): 119,
        date(2025, 2, 3): 118,
        date(2025, 2, 5): 119,
        date(2025, 3, 12): 121,
        date(2025, 3, 19): 122,
        date(2025, 4, 28): 122,
        date(2026, 1, 21): 123,
        date(2026, 2, 11): 124,
    }


@pytest.mark.parametrize(
    ("name", "day"), [("members-2020-09.csv", date(2020, 9, 30)), ("members-2023-12.csv", date(2023, 12, 31))]
)
def test_everybody_in_a_real_list_is_a_member_of_that_party_then(
    source_samples: Path, shipped: Register, name: str, day: date
) -> None:
    listed = read_member_list_file(source_samples / name, month=day)
    assert len(listed.members) in (122, 124)
    for row in listed.members:
        full_name = row.first_name if row.last_name is None else f"{row.first_name} {row.last_name}"
        found = resolve_name(shipped, PrintedLabel(full_name, party=row.party_name), day)
        assert (found.person_id, found.role) == (row.person_id, Role.MEMBER), full_name
        by_party = resolve_name(shipped, PrintedLabel(full_name), day)
        assert by_party.party_family == found.party_family, full_name


def test_lydia_peeters_is_one_person_in_two_roles_with_a_gap(shipped: Register) -> None:
    memberships = shipped.index.memberships_of("3446")
    assert [(fact.party_name, fact.from_date, fact.to_date) for fact in memberships] == [
        ("Open Vld", date(2009, 6, 30), date(2014, 5, 25)),
        ("Open Vld", date(2014, 6, 17), date(2019, 1, 9)),
        ("Open Vld", date(2019, 6, 18), date(2019, 10, 1)),
        ("Open Vld", date(2024, 7, 2), date(2026, 1, 21)),
        ("Anders.", date(2026, 1, 21), None),
    ]
    as_minister = resolve_name(shipped, PrintedLabel("Minister Lydia Peeters"), date(2021, 3, 3))
    as_member = resolve_name(shipped, PrintedLabel("Lydia Peeters (Open Vld)", party="Open Vld"), date(2025, 3, 5))
    assert (as_minister.person_id, as_minister.role, as_minister.party_name) == ("3446", Role.MINISTER, None)
    assert (as_member.person_id, as_member.role, as_member.party_name) == ("3446", Role.MEMBER, "Open Vld")
    assert not any(covers(fact, date(2021, 3, 3)) for fact in memberships)


def test_hans_bonte_asks_and_then_answers(shipped: Register) -> None:
    # No record of his is stored: both facts are corrections, under an id of the project's own.
    asking = resolve_name(shipped, PrintedLabel("Hans Bonte (Vooruit)", party="Vooruit"), date(2025, 3, 5))
    answering = resolve_name(shipped, PrintedLabel("Minister Hans Bonte"), date(2026, 3, 4))
    assert asking.person_id == answering.person_id == "gov-hans-bonte"
    assert (asking.role, answering.role) == (Role.MEMBER, Role.MINISTER)


@pytest.mark.parametrize(
    ("label", "at", "party"),
    [
        ("Maurits Vande Reyde", date(2025, 4, 27), "Open Vld"),
        ("Maurits Vande Reyde", date(2025, 4, 28), "Onafhankelijke"),
        ("Stephanie D’Hose", date(2026, 1, 20), "Open Vld"),
        ("Stephanie D’Hose", date(2026, 1, 21), "Anders."),
        ("Annick Lambrecht", date(2021, 3, 20), "sp·a"),
        ("Annick Lambrecht", date(2021, 3, 21), "Vooruit"),
        ("Els Ampe", date(2022, 1, 1), "Open Vld"),
        ("Els Ampe", date(2023, 11, 1), "Onafhankelijke"),
        ("Robrecht Bothuyne", date(2022, 5, 17), "CD&V"),
        ("Robrecht Bothuyne", date(2022, 5, 18), "cd&v"),
    ],
)
def test_the_party_is_that_of_the_day(shipped: Register, label: str, at: date, party: str) -> None:
    assert resolve_name(shipped, PrintedLabel(label), at).party_name == party


@pytest.mark.parametrize(
    ("label", "at", "person_id"),
    [
        ("Minister Bart Somers", date(2020, 5, 12), "2773"),
        ("Minister-president Bart Somers", date(2003, 9, 1), "2773"),
        ("Minister Gwendolyn Rutten", date(2024, 1, 10), "4061"),
        ("Viceminister-president Liesbeth Homans", date(2015, 6, 10), "3411"),
        ("Minister-president Liesbeth Homans", date(2019, 7, 3), "3411"),
        ("Minister Koen Van den Heuvel", date(2019, 3, 13), "2815"),
        ("Minister Jo Brouns", date(2025, 3, 5), "4430"),
        ("Minister Sven Gatz", date(2017, 3, 1), "gov-sven-gatz"),
        ("Minister Fientje Moerman", date(2007, 3, 1), "gov-fientje-moerman"),
    ],
)
def test_ministers_of_the_day(shipped: Register, label: str, at: date, person_id: str) -> None:
    found = resolve_name(shipped, PrintedLabel(label), at)
    assert (found.person_id, found.role, found.rule) == (person_id, Role.MINISTER, "exact_name")


def test_claes_and_claes_are_told_apart(shipped: Register) -> None:
    views = find_people(shipped, "Claes", date(2026, 3, 4))
    assert {view.person.full_name for view in views} == {"Bart Claes", "Mieke Claes"}
    (she,) = find_people(shipped, "mevrouw Claes", date(2026, 3, 4))
    assert (she.person.full_name, she.rule) == ("Mieke Claes", "surname_and_title")


def test_on_every_day_a_name_finds_its_bearer_in_office_or_nobody(shipped: Register) -> None:
    """All real names against each other: near misses among them lead to nobody, never to somebody else."""
    days = [date(year, month, 15) for year in range(2000, 2027) for month in (1, 5, 11) if (year, month) < (2026, 6)]
    wrong = []
    for day in days:
        in_office = set(shipped.index.day(day).membership) | set(shipped.index.day(day).term)
        for person in shipped.persons:
            expected = person.person_id if person.person_id in in_office else None
            found = resolve_name(shipped, PrintedLabel(person.full_name), day)
            if found.person_id != expected:
                wrong.append((day, person.full_name, found.person_id))
    assert wrong == []


def test_one_wrong_letter_never_leads_to_somebody_else(shipped: Register) -> None:
    """Every name of a day with each of its letters dropped or doubled: the right person or nobody."""
    day = date(2023, 12, 15)
    right, wrong = 0, []
    for person_id in shipped.index.day(day).membership:
        person = shipped.index.person(person_id)
        assert person is not None
        name = person.full_name
        for place, letter in enumerate(name):
            for misprint in (name[:place] + name[place + 1 :], name[:place] + letter + name[place:]):
                found = resolve_name(shipped, PrintedLabel(misprint), day)
                right += found.person_id == person_id
                if found.person_id not in (None, person_id):
                    wrong.append((misprint, found.person_id))
    assert wrong == []
    assert right > 0
