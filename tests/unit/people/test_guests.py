"""A guest who bears a member's name is no member: titles, functions and organisations in every form of a label."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from parliament.model import Membership, ParsedReport, Role, Speech
from parliament.people.guests import is_member_function
from parliament.people.register import Register, make_register
from parliament.people.report_names import resolve_report
from parliament.people.resolution import PrintedLabel, resolve_name

MakeSpeech = Callable[..., Speech]
MakeReport = Callable[..., ParsedReport]
DAY = date(2020, 5, 12)


@pytest.mark.parametrize(
    ("label", "rule"),
    [
        ("Dr. Wilf Vandaele, directeur van de VVSG", "guest_title"),
        ("Prof. dr. Wilf Vandaele", "guest_title"),
        ("Professor Wilf Vandaele", "guest_title"),
        ("De heer dr. Wilf Vandaele", "guest_title"),
        ("Ir. Wilf Vandaele (Aquafin)", "guest_title"),
        ("Burgemeester Wilf Vandaele", "guest_title"),
        ("Wilf Vandaele (directeur VVSG)", "guest_function"),
        ("De heer Wilf Vandaele, directeur van de VVSG", "guest_function"),
        ("Wilf Vandaele, voorzitter van de VVSG", "guest_function"),
        ("Wilf Vandaele (secretaris-generaal)", "guest_function"),
        ("Wilf Vandaele (lid van de raad van bestuur)", "guest_function"),
        ("Wilf Vandaele (VVSG)", "guest_organisation"),
        ("Wilf Vandaele, VVSG", "guest_organisation"),
        ("De heer Wilf Vandaele (Vereniging van Vlaamse Steden en Gemeenten)", "guest_organisation"),
    ],
)
def test_a_guest_with_a_members_name_stays_a_guest(traps: Register, label: str, rule: str) -> None:
    inside = label.partition("(")[2].rstrip(")")
    as_party = replace(PrintedLabel(label, "Wilf Vandaele"), party=inside if inside[:1].isupper() else None)
    for printed in (as_party, replace(as_party, party=None, role=Role.GUEST), replace(as_party, role=Role.MEMBER)):
        found = resolve_name(traps, printed, DAY)
        assert (found.person_id, found.role, found.rule, found.party_name) == (None, Role.GUEST, rule, None)


@pytest.mark.parametrize(
    "label",
    [
        "Wilf Vandaele (N-VA)",
        "Wilf Vandaele (verslaggever)",
        "Wilf Vandaele (Verslaggever)",
        "Wilf Vandaele, verslaggever",
        "Wilf Vandaele (voorzitter van de commissie)",
        "Wilf Vandaele (voorzitter van de Commissie voor Water)",
        "Wilf Vandaele (eerste ondervoorzitter)",
        "Wilf Vandaele (fractievoorzitter)",
        "Wilf Vandaele (voorzitter van de N-VA-fractie)",
        "Wilf Vandaele (namens de indieners)",
        "Wilf Vandaele (verslaggever en voorzitter)",
        "Wilf Vandaele (Vlaams volksvertegenwoordiger)",
        "Vandaele, Wilf",
        "De heer Wilf Vandaele",
    ],
)
def test_a_party_or_a_function_of_the_house_leaves_a_member(traps: Register, label: str) -> None:
    found = resolve_name(traps, PrintedLabel(label), DAY)
    assert (found.person_id, found.role) == ("14", Role.MEMBER)


def test_a_party_in_the_label_says_more_than_a_title(traps: Register) -> None:
    printed = PrintedLabel("Dr. Wilf Vandaele (N-VA)", "Wilf Vandaele", role=Role.GUEST)
    assert resolve_name(traps, printed, DAY).person_id == "14"


def test_a_party_that_nobody_knows_is_one_when_several_members_of_a_family_bear_it(
    traps: Register, make_speech: MakeSpeech, make_report: MakeReport
) -> None:
    """A party that took a new name yesterday must not lose its members; two guests of one body are of two families."""

    def persons(*speakers: tuple[str, str]) -> list[str | None]:
        speeches = [
            make_speech(number, f"{name} ({party})", speaker=name, party=party)
            for number, (name, party) in enumerate(speakers, start=1)
        ]
        names, issues = resolve_report(make_report(speeches), DAY, traps)
        assert "unknown_party" in {issue.kind for issue in issues}
        return [one.resolution.person_id for one in names]

    assert persons(("Sim Van Rooy", "De Nieuwen"), ("Bram Claes", "De Nieuwen")) == ["1", "9"]
    assert persons(("Sim Van Rooy", "VVSG"), ("Wilf Vandaele", "VVSG")) == [None, None]
    assert persons(("Sim Van Rooy", "VVSG")) == [None]


def test_a_guest_with_a_members_name_is_told_with_its_line(
    traps: Register, make_speech: MakeSpeech, make_report: MakeReport
) -> None:
    report = make_report([make_speech(3, "Wilf Vandaele (directeur VVSG)", speaker="Wilf Vandaele", role=Role.GUEST)])
    _, issues = resolve_report(report, DAY, traps)
    assert [(issue.kind, issue.line) for issue in issues] == [("guest_with_members_name", 30)]


def test_the_party_of_the_day_before_or_after_a_switch_is_told_and_is_no_mismatch(
    traps: Register, make_speech: MakeSpeech, make_report: MakeReport
) -> None:
    switched = [
        Membership("14", "N-VA", "n-va", date(2019, 6, 18), DAY),
        Membership("14", "Vlaams Belang", "vlaams-belang", DAY, None),
    ]
    others = [fact for fact in traps.memberships if fact.person_id != "14"]
    register = make_register(traps.persons, (*others, *switched), traps.government_terms)

    def kinds(day: date, party: str) -> list[str]:
        report = make_report([make_speech(1, f"Wilf Vandaele ({party})", speaker="Wilf Vandaele", party=party)])
        names, issues = resolve_report(report, day, register)
        assert names[0].resolution.person_id == "14"
        return [issue.kind for issue in issues]

    assert kinds(DAY, "Vlaams Belang") == []
    assert kinds(DAY, "N-VA") == ["party_of_neighbouring_day"], "yesterday's party"
    assert kinds(date(2020, 5, 11), "Vlaams Belang") == ["party_of_neighbouring_day"], "tomorrow's party"
    assert kinds(date(2020, 5, 14), "N-VA") == ["party_mismatch"]
    assert kinds(DAY, "Groen") == ["party_mismatch"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("verslaggever", True),
        ("ondervoorzitter van het Vlaams Parlement", True),
        ("lid van de commissie", True),
        ("voorzitter van de VVSG", False),
        ("lid van de Raad van State", False),
        ("directeur", False),
        ("", False),
    ],
)
def test_functions_of_members(text: str, expected: bool) -> None:
    assert is_member_function(text) is expected
