"""The register: its file, its checks, and two registers into one."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.errors import RegisterError
from parliament.model import CommitteeSeat, GovernmentTerm, Legislature, Membership, Person, Provenance
from parliament.people.register import Register, check_register, legislature_at, make_register, members_on
from parliament.people.register_json import register_from_json, register_to_json
from parliament.people.register_merge import find_contradictions, merge_registers

LIST = Provenance("list", date(2020, 9, 30))
RECORD = Provenance("record", date(2026, 6, 27))
START, END = date(2019, 6, 18), date(2024, 6, 9)
TERM = Legislature("2019-2024", START, date(2024, 6, 8))


def observed(person_id: str, party: str, family: str, from_date: date, to_date: date) -> Membership:
    return Membership(person_id, party, family, from_date, to_date, None, True, LIST)


def test_a_register_survives_its_file(traps: Register) -> None:
    full = make_register(
        [*traps.persons, Person("99", "Ada", "Vandewiele", None, ("Ada Smit",), LIST)],
        traps.memberships,
        traps.government_terms,
        [CommitteeSeat("7", "WON", "Wonen", "1", "voorzitter", START, None, RECORD)],
        [Legislature("2019-2024", START, None, date(2019, 5, 26), RECORD)],
    )
    text = register_to_json(full)
    assert register_from_json(text) == full
    shuffled = Register(full.persons[::-1], full.memberships[::-1], full.government_terms[::-1], full.committee_seats)
    assert register_to_json(make_register(*_parts(shuffled), full.legislatures)) == text
    assert json.loads(text)["attribution"].startswith("Vlaams Parlement")


def _parts(register: Register) -> tuple[object, ...]:
    return (register.persons, register.memberships, register.government_terms, register.committee_seats)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 1}, "version 1"),
        ({"format": "other"}, "other"),
        ({"extra": 1}, "exactly the parts"),
        ({"columns": {}}, "columns"),
        ({"persons": [["1", "Ada"]]}, "row of persons"),
        ({"persons": [[1, "Ada", "Smit", None, [], None]]}, "row of persons"),
        ({"memberships": [["1", "Groen", "groen", "12/5/2020", None, None, False, None]]}, "row of memberships"),
        ({"memberships": [["1", "Groen", "groen", "2020-05-12", None, None, "no", None]]}, "row of memberships"),
        ({"legislatures": [["2019-2024", "2019-06-18", None, None, 4]]}, "row of legislatures"),
        ({"sources": [["list", "soon"]]}, "source of the register"),
    ],
)
def test_another_form_of_the_file_is_refused(change: dict[str, object], message: str) -> None:
    table = {**json.loads(register_to_json(Register())), **change}
    with pytest.raises(RegisterError, match=message):
        register_from_json(json.dumps(table))


def test_text_that_is_no_json_is_refused() -> None:
    with pytest.raises(RegisterError, match="not JSON"):
        register_from_json("<html>")


def test_checks_find_each_fault() -> None:
    persons = [Person(str(number), "Ada", f"Smit{number}") for number in range(125)]
    register = make_register(
        persons,
        [
            *(Membership(str(number), "Groen", "groen", START, END) for number in range(125)),
            Membership("1", "N-VA", "n-va", date(2023, 1, 1), END),
            Membership("2", "Groen", "groen", date(2025, 1, 1), date(2024, 12, 1)),
            Membership("777", "Groen", "groen", date(2025, 1, 1), None),
        ],
    )
    kinds = {issue.kind for issue in check_register(register)}
    assert kinds == {"interval_overlap", "interval_reversed", "person_missing", "too_many_members"}
    assert check_register(make_register(persons[:1], [Membership("0", "Groen", "groen", START, END)])) == ()


def test_adjoining_periods_do_not_overlap() -> None:
    rename = date(2021, 3, 21)
    register = make_register(
        [Person("1", "Ada", "Smit")],
        [Membership("1", "sp·a", "vooruit", START, rename), Membership("1", "Vooruit", "vooruit", rename, None)],
    )
    assert check_register(register) == ()
    assert [fact.party_name for fact in members_on(register, rename)] == ["Vooruit"]


def test_legislatures_include_both_ends() -> None:
    register = make_register(legislatures=[TERM])
    assert legislature_at(register, START) == TERM
    assert legislature_at(register, date(2024, 6, 8)) == TERM
    assert legislature_at(register, date(2024, 6, 9)) is None


def test_a_record_replaces_what_was_only_observed() -> None:
    base = make_register(
        [Person("1", "Ada", "Smit")], [observed("1", "Groen", "groen", START, END)], legislatures=[TERM]
    )
    real = Membership("1", "Groen", "groen", date(2019, 10, 4), date(2021, 1, 1), None, False, RECORD)
    merged = merge_registers(base, make_register([Person("1", "Ada", "Smit", "V")], [real]))
    assert merged.memberships == (real,)
    assert merged.persons[0].gender == "V"
    assert merge_registers(merged, base).memberships == (real,), "an old list does not undo a record"


def test_observations_of_one_party_in_one_legislature_are_joined() -> None:
    base = make_register(
        [Person("1", "Ada", "Smit")],
        [observed("1", "Groen", "groen", date(2025, 1, 1), date(2025, 1, 2))],
        legislatures=[TERM, Legislature("2024-2029", date(2024, 7, 2), None)],
    )
    newer = make_register(base.persons, [observed("1", "Groen", "groen", date(2025, 3, 1), date(2025, 3, 2))])
    merged = merge_registers(base, newer)
    assert [(fact.from_date, fact.to_date) for fact in merged.memberships] == [(date(2025, 1, 1), date(2025, 3, 2))]
    other = make_register(base.persons, [observed("1", "N-VA", "n-va", date(2025, 3, 1), date(2025, 3, 2))])
    assert len(merge_registers(base, other).memberships) == 2


def test_a_time_as_minister_keeps_observations_apart() -> None:
    term = GovernmentTerm("1", "Jambon", "Vlaams minister", None, date(2019, 10, 2), date(2023, 11, 8))
    base = make_register(
        [Person("1", "Ada", "Smit")],
        [
            observed("1", "Groen", "groen", START, date(2019, 10, 2)),
            observed("1", "Groen", "groen", date(2023, 11, 8), END),
        ],
        [term],
        legislatures=[TERM],
    )
    seen = make_register(base.persons, [observed("1", "Groen", "groen", date(2024, 1, 10), date(2024, 1, 11))])
    assert [(fact.from_date, fact.to_date) for fact in merge_registers(base, seen).memberships] == [
        (START, date(2019, 10, 2)),
        (date(2023, 11, 8), END),
    ]


def test_a_changed_name_stays_known() -> None:
    base = make_register([Person("1", "Fride", "Deschacht")])
    merged = merge_registers(base, make_register([Person("1", "Fride", "Verougstraete-Deschacht")]))
    assert merged.persons[0].last_name == "Verougstraete-Deschacht"
    assert merged.persons[0].other_names == ("Fride Deschacht",)


def test_a_minister_of_the_projects_own_data_gets_the_services_number() -> None:
    term = GovernmentTerm("gov-nele-oosterlinck", "Jambon", "Vlaams minister", None, date(2019, 10, 2), None)
    base = make_register([Person("gov-nele-oosterlinck", "Nele", "Oosterlinck")], government_terms=[term])
    merged = merge_registers(base, make_register([Person("3455", "Nele", "Oosterlinck")]))
    assert [person.person_id for person in merged.persons] == ["3455"]
    assert [fact.person_id for fact in merged.government_terms] == ["3455"]
    two = make_register([Person("3455", "Nele", "Oosterlinck"), Person("9", "Nele", "Oosterlinck")])
    assert len(merge_registers(base, two).persons) == 3, "two of the name: nobody can say which"
    earlier = GovernmentTerm("3455", "Dewael", "Vlaams minister", None, date(1999, 7, 13), date(2003, 6, 10))
    another = make_register([Person("3455", "Nele", "Oosterlinck")], government_terms=[earlier])
    assert len(merge_registers(base, another).persons) == 2, "minister at another time only: another person"


def test_the_records_terms_replace_the_known_ones() -> None:
    person = Person("30", "Lieve", "Lindeman")
    wide = GovernmentTerm("30", "Jambon", "Vlaams minister", None, date(2019, 10, 2), date(2024, 9, 30))
    real = GovernmentTerm("30", "Jambon", "Vlaams minister", "Wonen", date(2019, 10, 2), date(2023, 11, 8))
    base = make_register([person], government_terms=[wide])
    assert merge_registers(base, make_register([person], government_terms=[real])).government_terms == (real,)
    assert merge_registers(base, make_register([person])).government_terms == (wide,)


def test_a_committee_seat_seen_again_keeps_its_first_day() -> None:
    seen = CommitteeSeat("7", "WON", "Wonen", "1", "voorzitter", date(2026, 6, 27), None, LIST)
    real = CommitteeSeat("7", "WON", "Wonen", "1", "voorzitter", date(2024, 10, 9), None, RECORD)
    base, newer = make_register(committee_seats=[seen]), make_register(committee_seats=[real])
    assert merge_registers(base, newer).committee_seats == (real,)
    assert [seat.from_date for seat in merge_registers(newer, base).committee_seats] == [date(2024, 10, 9)]


def test_contradictions_become_issues() -> None:
    person = Person("1", "Ada", "Smit")
    base = make_register([person], [Membership("1", "Groen", "groen", START, END, None, False, LIST)])
    other_party = make_register([person], [Membership("1", "N-VA", "n-va", START, END, None, False, RECORD)])
    (issue,) = find_contradictions(base, other_party)
    assert issue.kind == "register_contradiction"
    assert "Groen" in issue.detail
    assert "N-VA" in issue.detail
    vanished = make_register([person], [Membership("1", "Groen", "groen", date(2024, 7, 2), None, None, False, RECORD)])
    assert [issue.kind for issue in find_contradictions(base, vanished)] == ["register_contradiction"]
    assert find_contradictions(base, base) == ()


def test_facts_that_begin_on_one_day_have_one_order_whatever_order_they_came_in() -> None:
    """Two observations from one day on had the order of a set: merging twice gave, now and then, another register."""
    person = Person("1", "Ada", "Smit")
    facts = [
        Membership("1", "Groen", "groen", date(2027, 1, 18), date(2027, 1, 18) + timedelta(days=days), None, True)
        for days in range(1, 30)
    ]
    assert make_register([person], facts) == make_register([person], facts[::-1])


_PERIODS = st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 900)), min_size=0, max_size=6)


@given(_PERIODS, _PERIODS)
def test_merging_twice_is_merging_once(older: list[tuple[int, int]], later: list[tuple[int, int]]) -> None:
    def part(periods: list[tuple[int, int]], observed_only: bool) -> Register:
        facts = [
            Membership(
                "1", "Groen", "groen",
                date.fromordinal(737_000 + start), date.fromordinal(737_000 + start + length), None, observed_only,
            )
            for start, length in periods
        ]  # fmt: skip
        return make_register([Person("1", "Ada", "Smit")], facts, legislatures=[TERM])

    base, newer = part(older, True), part(later, False)
    once = merge_registers(base, newer)
    assert merge_registers(once, newer) == once
    if later:
        assert not any(fact.is_observed_only for fact in once.memberships)
