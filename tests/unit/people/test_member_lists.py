"""Dated lists as observed memberships: as wide as the lists allow, and never against what is known."""

from datetime import date
from pathlib import Path

from parliament.model import GovernmentTerm, Legislature, Membership, Person
from parliament.people.member_lists import MemberList, party_names_over_time, read_member_list_file, register_of_lists
from parliament.people.register import Register, make_register

TERM = Legislature("2019-2024", date(2019, 6, 18), date(2024, 6, 8))
END = date(2024, 6, 9)

_FIRST_LIST = """id,naam,voornaam,fractie,kieskring
1,Smit,Ada,Groen,Kieskring Antwerpen
2,De Wit,Bo,sp.a,Kieskring Limburg
3,Jansen,Cas,CD&V,Kieskring Limburg
4,Mol,Dirk,Open Vld,Kieskring Antwerpen
5,Record,Eva,N-VA,Kieskring Antwerpen
"""
_SECOND_LIST = """id,naam,fractie
1,Ada Smit,Groen
2,Bo De Wit,Vooruit
4,Dirk Mol,Onafhankelijke
6,Fien Van Hout,cd&v
7,Gust Pol,Open Vld
"""


def lists(folder: Path) -> list[MemberList]:
    for name, text in (("first.csv", _FIRST_LIST), ("second.csv", _SECOND_LIST)):
        (folder / name).write_text(text, encoding="utf-8")
    return [
        read_member_list_file(folder / "first.csv", month=date(2020, 9, 15)),
        read_member_list_file(folder / "second.csv", month=date(2023, 12, 1)),
    ]


def known() -> Register:
    """One full record that dates the rename of the socialists, and a minister who sat before and after."""
    return make_register(
        [Person("5", "Eva", "Record"), Person("90", "Zoë", "Rood"), Person("7", "Gust", "Pol")],
        [
            Membership("5", "N-VA", "n-va", date(2020, 1, 1), date(2021, 1, 1)),
            Membership("90", "sp·a", "vooruit", TERM.start_date, date(2021, 3, 21)),
            Membership("90", "Vooruit", "vooruit", date(2021, 3, 21), END),
        ],
        [GovernmentTerm("7", "Jambon", "Vlaams minister", None, date(2019, 10, 2), date(2023, 11, 8))],
    )


def periods(register: Register, person_id: str) -> list[tuple[str, date, date | None]]:
    return [
        (fact.party_name, fact.from_date, fact.to_date) for fact in register.memberships if fact.person_id == person_id
    ]


def test_a_list_is_of_a_whole_month(tmp_path: Path) -> None:
    first, second = lists(tmp_path)
    assert (first.first_day, first.last_day) == (date(2020, 9, 1), date(2020, 9, 30))
    assert (second.first_day, second.last_day) == (date(2023, 12, 1), date(2023, 12, 31))


def test_periods_of_the_lists(tmp_path: Path) -> None:
    register = register_of_lists(lists(tmp_path), TERM, known())
    assert all(fact.is_observed_only for fact in register.memberships)
    assert periods(register, "1") == [("Groen", TERM.start_date, END)], "in both: the whole legislature"
    assert periods(register, "2") == [
        ("sp·a", TERM.start_date, date(2021, 3, 21)),
        ("Vooruit", date(2021, 3, 21), END),
    ], "the rename is dated by a record"
    assert periods(register, "3") == [("CD&V", TERM.start_date, date(2024, 1, 1))], "missing from the second list"
    assert periods(register, "4") == [
        ("Open Vld", TERM.start_date, date(2023, 12, 1)),
        ("Onafhankelijke", date(2023, 12, 1), END),
    ], "another party: the earlier one until the later list"
    assert periods(register, "5") == [], "a record knows better"
    assert periods(register, "6") == [("cd&v", date(2020, 9, 1), END)], "missing from the first list"
    assert periods(register, "7") == [("Open Vld", date(2023, 11, 8), END)], "no seat while minister"


def test_names_come_from_the_list_with_two_fields(tmp_path: Path) -> None:
    register = register_of_lists(lists(tmp_path), TERM, known())
    names = {person.person_id: (person.first_name, person.last_name) for person in register.persons}
    assert names["2"] == ("Bo", "De Wit")
    assert names["6"] == ("Fien", "Van Hout")


def test_the_constituency_of_either_list_is_kept(tmp_path: Path) -> None:
    register = register_of_lists(lists(tmp_path), TERM, known())
    assert {fact.constituency for fact in register.memberships if fact.person_id == "1"} == {"Antwerpen"}


def test_names_of_a_family_over_time() -> None:
    names = party_names_over_time(known().memberships, TERM)
    assert names["vooruit"] == [(TERM.start_date, "sp·a"), (date(2021, 3, 21), "Vooruit")]
    assert "n-va" in names
