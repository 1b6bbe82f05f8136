"""Reports grow the register: names of days that nobody listed become persons, by name and party, never by guess."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.model import GovernmentTerm, Legislature, Membership, Person, Role
from parliament.people.printed_persons import (
    MEMBERS_OF_A_KNOWN_DAY,
    PrintedPersons,
    Sighting,
    is_day_known,
    is_full_name,
    printed_id,
    printed_persons,
)
from parliament.people.register import Register, check_register, make_register

LEGISLATURES = (
    Legislature("1999-2004", date(1999, 7, 6), date(2004, 6, 12)),
    Legislature("2004-2009", date(2004, 7, 6), date(2009, 6, 6)),
)
NOBODY = make_register(legislatures=LEGISLATURES)
DAY = date(2003, 5, 21)


def sighting(
    label: str,
    *,
    party: str | None = None,
    day: date = DAY,
    name_use: str = "speaker",
    role: Role = Role.UNKNOWN,
    report_id: str | None = None,
    source_person_id: str | None = None,
) -> Sighting:
    """A label; its name is what stands before the parenthesis."""
    name = label.split(" (", maxsplit=1)[0]
    is_member = party is not None and role is Role.UNKNOWN
    return Sighting(
        report_id or f"r-{day}", name_use, label, name, day, party, Role.MEMBER if is_member else role, source_person_id
    )


def whose(found: PrintedPersons) -> dict[str, tuple[str | None, str]]:
    """Label -> person and rule."""
    return {one.sighting.label: (one.resolution.person_id, one.resolution.rule) for one in found.names}


def test_a_name_with_its_party_is_one_person_over_the_partys_names() -> None:
    found = printed_persons(
        NOBODY,
        [
            sighting("De heer Wannes Roosvelt (CVP)", party="CVP", day=date(2000, 3, 1)),
            sighting("Wannes Roosvelt (CD&V)", party="CD&V", day=date(2003, 3, 1)),
        ],
    )
    assert [person.person_id for person in found.persons] == ["print-wannes-roosvelt--cdv"]
    (person,) = found.persons
    assert (person.full_name, person.gender) == ("Wannes Roosvelt", "M")
    (seat,) = found.memberships
    assert (seat.party_name, seat.from_date, seat.to_date, seat.is_observed_only) == (
        "CD&V", date(2000, 3, 1), date(2003, 3, 2), True,
    )  # fmt: skip


def test_two_namesakes_in_two_parties_are_two_persons_and_a_switch_is_not_guessed() -> None:
    found = printed_persons(
        NOBODY,
        [
            sighting("Wannes Roosvelt (VLD)", party="VLD", day=date(2001, 3, 1)),
            sighting("Wannes Roosvelt (Agalev)", party="Agalev", day=date(2002, 3, 1)),
            sighting("Wannes Roosvelt", day=date(2003, 3, 1), report_id="bare"),
        ],
    )
    assert sorted(person.person_id for person in found.persons) == [
        "print-wannes-roosvelt--groen",
        "print-wannes-roosvelt--open-vld",
    ]
    bare = next(one.resolution for one in found.names if one.sighting.report_id == "bare")
    assert (bare.person_id, bare.rule) == (None, "ambiguous")
    assert bare.candidates == ("print-wannes-roosvelt--groen", "print-wannes-roosvelt--open-vld")


def test_a_name_without_a_party_is_the_one_person_of_that_name_nearest_in_time() -> None:
    found = printed_persons(
        NOBODY,
        [
            sighting("Wannes Roosvelt (VLD)", party="VLD", day=date(2001, 3, 1)),
            sighting("Wannes Roosvelt (spirit)", party="spirit", day=date(2006, 3, 1)),
            sighting("de heer Wannes Roosvelt", name_use="questioner", role=Role.MEMBER, day=date(2001, 5, 1)),
            sighting("Minister Wannes Roosvelt", role=Role.MINISTER, day=date(2006, 5, 1)),
        ],
    )
    assert whose(found)["de heer Wannes Roosvelt"] == ("print-wannes-roosvelt--open-vld", "printed_name")
    minister = next(one.resolution for one in found.names if one.resolution.role is Role.MINISTER)
    assert (minister.person_id, minister.party_name) == ("print-wannes-roosvelt--spirit", None)
    questioner = next(one.resolution for one in found.names if one.sighting.name_use == "questioner")
    assert (questioner.party_name, questioner.party_family) == ("VLD", "open-vld")


@pytest.mark.parametrize(
    "one",
    [
        sighting("De heer Roosvelt", role=Role.MEMBER),
        sighting("Mevrouw Van den Roosvelt", role=Role.MEMBER),
        sighting("Wannes Roosvelt (VVSG)", party="VVSG"),
        sighting("Dr. Wannes Roosvelt", role=Role.GUEST),
        sighting("Wannes Roosvelt, directeur van het Havenbedrijf"),
        sighting("Openbare Werken", name_use="addressee", role=Role.MINISTER),
        sighting("De voorzitter", role=Role.CHAIR),
    ],
)
def test_what_is_no_full_name_of_a_member_or_minister_makes_nobody(one: Sighting) -> None:
    assert printed_persons(NOBODY, [one]) == PrintedPersons()


def test_a_surname_alone_is_the_one_person_of_the_report_who_bears_it() -> None:
    alone = sighting("de heer Roosvelt", name_use="interjector")
    one, other = sighting("Wannes Roosvelt (VLD)", party="VLD"), sighting("Griet Roosvelt (SP)", party="SP")
    elsewhere = sighting("Griet Roosvelt (SP)", party="SP", report_id="another")
    assert (
        whose(printed_persons(NOBODY, [alone, one, elsewhere]))["de heer Roosvelt"][0]
        == "print-wannes-roosvelt--open-vld"
    )
    assert "de heer Roosvelt" not in whose(printed_persons(NOBODY, [alone, one, other]))


def test_a_person_of_a_list_takes_the_name_over_but_never_across_parties() -> None:
    listed = make_register(
        [Person("501", "Wannes", "Roosvelt"), Person("502", "Griet", "Smedemans")],
        [
            Membership("501", "Open Vld", "open-vld", date(2019, 6, 18), date(2024, 6, 9), is_observed_only=True),
            Membership("502", "N-VA", "n-va", date(2019, 6, 18), date(2024, 6, 9), is_observed_only=True),
        ],
        legislatures=LEGISLATURES,
    )
    found = printed_persons(
        listed, [sighting("Wannes Roosvelt (VLD)", party="VLD"), sighting("Griet Smedemans (Agalev)", party="Agalev")]
    )
    assert whose(found) == {
        "Wannes Roosvelt (VLD)": ("501", "known_name"),
        "Griet Smedemans (Agalev)": ("print-griet-smedemans--groen", "printed_name"),
    }
    assert [person.person_id for person in found.persons] == ["print-griet-smedemans--groen"]


def test_a_whole_record_that_contradicts_the_print_leaves_the_name_open() -> None:
    recorded = make_register(
        [Person("501", "Wannes", "Roosvelt")],
        [Membership("501", "Open Vld", "open-vld", date(2014, 6, 17), None)],
        legislatures=LEGISLATURES,
    )
    assert printed_persons(recorded, [sighting("Wannes Roosvelt (VLD)", party="VLD")]) == PrintedPersons()
    # Of another party it is a namesake.
    other = printed_persons(recorded, [sighting("Wannes Roosvelt (SP)", party="SP")])
    assert [person.person_id for person in other.persons] == ["print-wannes-roosvelt--vooruit"]


def test_a_minister_of_the_projects_own_lists_is_the_member_of_that_name_and_one_party() -> None:
    register = make_register(
        [Person("gov-wannes-roosvelt", "Wannes", "Roosvelt")],
        government_terms=[
            GovernmentTerm(
                "gov-wannes-roosvelt", "Somers", "Vlaams minister", None, date(2003, 6, 10), date(2004, 7, 20)
            )
        ],
        legislatures=LEGISLATURES,
    )
    before = sighting("Wannes Roosvelt (VLD)", party="VLD", day=date(2003, 1, 8))
    after = sighting("Wannes Roosvelt (VLD)", party="VLD", day=date(2004, 7, 21))
    found = printed_persons(register, [before, after])
    assert whose(found) == {"Wannes Roosvelt (VLD)": ("gov-wannes-roosvelt", "known_name")}
    assert found.persons == ()
    assert [(seat.from_date, seat.to_date) for seat in found.memberships] == [
        (date(2003, 1, 8), date(2003, 1, 9)), (date(2004, 7, 21), date(2004, 7, 22)),
    ]  # fmt: skip
    namesake = sighting("Wannes Roosvelt (SP)", party="SP", day=date(2002, 1, 8))
    assert {person.person_id for person in printed_persons(register, [before, namesake]).persons} == {
        "print-wannes-roosvelt--open-vld", "print-wannes-roosvelt--vooruit",
    }  # fmt: skip


def test_the_journals_id_wins_and_the_printed_name_of_the_other_copy_is_that_person() -> None:
    journal = sighting("Wannes Roosvelt (VLD)", party="VLD", report_id="journal", source_person_id="777")
    document = sighting("Wannes Roosvelt (VLD)", party="VLD", report_id="document")
    heading = sighting("Wannes Roosvelt", name_use="questioner", role=Role.MEMBER, report_id="document")
    other_party = sighting("Wannes Roosvelt (SP)", party="SP", report_id="later")
    found = printed_persons(NOBODY, [document, heading, journal, other_party])
    by_report = {(one.sighting.report_id, one.sighting.name_use): one.resolution.person_id for one in found.names}
    assert by_report["document", "speaker"] == by_report["journal", "speaker"] == "777"
    assert by_report["later", "speaker"] == "print-wannes-roosvelt--vooruit"
    assert {person.person_id for person in found.persons} == {"777", "print-wannes-roosvelt--vooruit"}


def test_a_register_that_has_grown_since_knows_the_name_on_its_day() -> None:
    grown = make_register(
        [Person("501", "Wannes", "Roosvelt")],
        [Membership("501", "VLD", "open-vld", date(1999, 7, 6), date(2004, 6, 13))],
        legislatures=LEGISLATURES,
    )
    found = printed_persons(grown, [sighting("Wannes Roosvelt (VLD)", party="VLD")])
    assert whose(found) == {"Wannes Roosvelt (VLD)": ("501", "exact_name")}
    assert (found.persons, found.memberships) == ((), ())


def test_on_a_day_whose_members_are_known_nobody_is_grown() -> None:
    def register(member_count: int) -> Register:
        return make_register(
            [Person(str(number), "Lid", f"Nummer{number}x") for number in range(member_count)],
            [Membership(str(number), "N-VA", "n-va", date(1999, 7, 6), None) for number in range(member_count)],
        )

    stranger = sighting("Wannes Roosvelt (VLD)", party="VLD")
    known, unknown = register(MEMBERS_OF_A_KNOWN_DAY), register(MEMBERS_OF_A_KNOWN_DAY - 1)
    assert is_day_known(known, DAY)
    assert not is_day_known(unknown, DAY)
    assert printed_persons(known, [stranger]) == PrintedPersons()
    assert len(printed_persons(unknown, [stranger]).persons) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wannes Roosvelt", True),
        ("Wannes Van den Roosvelt", True),
        ("Ann d'Hulstere", True),
        ("Ann Van dermeerling", True),
        ("Van Roosvelt", False),
        ("van den Roosvelt", False),
        ("Roosvelt", False),
        ("", False),
        ("Wannes Roosvelt 2", False),
        ("dank u wel", False),
        ("Wannes Roosvelt; Griet Smedemans", False),
    ],
)
def test_what_a_full_name_is(name: str, expected: bool) -> None:
    assert is_full_name(name) is expected


def test_no_sighting_gives_nobody() -> None:
    assert printed_persons(NOBODY, []) == PrintedPersons()
    assert printed_persons(make_register(), [sighting("", role=Role.CHAIR)]) == PrintedPersons()


_FIRST = st.sampled_from(["Wannes", "Griet"])
_LAST = st.sampled_from(["Roosvelt", "Van den Smedeman"])
_PARTIES = st.sampled_from([None, "CVP", "CD&V", "VLD", "SP", "VVSG"])


@given(
    st.lists(
        st.builds(
            lambda first, last, party, days, use: sighting(
                f"{first} {last}" + (f" ({party})" if party else ""),
                party=party,
                day=date(2001, 1, 1) + timedelta(days=days),
                name_use=use,
            ),
            _FIRST, _LAST, _PARTIES, st.integers(0, 3000), st.sampled_from(["speaker", "questioner", "voter"]),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_order_makes_no_difference_and_no_person_has_two_parties(sightings: list[Sighting], random: object) -> None:
    found = printed_persons(NOBODY, sightings)
    shuffled = list(sightings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert printed_persons(NOBODY, shuffled) == found
    families: dict[str, set[str]] = {}
    for seat in found.memberships:
        families.setdefault(seat.person_id, set()).add(seat.party_family)
    assert all(len(found_families) == 1 for found_families in families.values())
    grown = make_register(found.persons, found.memberships, legislatures=LEGISLATURES)
    assert check_register(grown) == ()
    assert {one.resolution.person_id for one in found.names} - {None} == {person.person_id for person in found.persons}


def test_the_id_is_of_name_and_family() -> None:
    assert printed_id("jan-peeters", "cdv") == "print-jan-peeters--cdv"
    assert printed_id("jan-peeters", None) == "print-jan-peeters"
