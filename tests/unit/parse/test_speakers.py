"""Speaker labels by era (source contract §5.2)."""

import pytest

from parliament.model import Role
from parliament.parse.speakers import LabelStrength, read_label


@pytest.mark.parametrize(
    ("label", "role", "name", "party", "function"),
    [
        ("De voorzitter", Role.CHAIR, None, None, None),
        ("De Voorzitter", Role.CHAIR, None, None, None),
        ("De voorzitter (Els Quintelier)", Role.CHAIR, "Els Quintelier", None, None),
        ("Mieke Van Heckelgem (verslaggever)", Role.MEMBER, "Mieke Van Heckelgem", None, "verslaggever"),
        ("De heer Wim Van Dijken", Role.UNKNOWN, "Wim Van Dijken", None, None),
        ("Mevrouw Vera Van der Biesen", Role.UNKNOWN, "Vera Van der Biesen", None, None),
        ("De heer Jan Bertelaar (sp·a)", Role.MEMBER, "Jan Bertelaar", "sp·a", None),
        ("Mevrouw Sabine de Beukelaer (CD&V)", Role.MEMBER, "Sabine de Beukelaer", "CD&V", None),
        ("Ann Brussels (Open Vld)", Role.MEMBER, "Ann Brussels", "Open Vld", None),
        ("Katrien Schryver (cd&v)", Role.MEMBER, "Katrien Schryver", "cd&v", None),
        ("Ilse Malfroidt (onafhankelijke)", Role.MEMBER, "Ilse Malfroidt", "onafhankelijke", None),
        ("Minister Sven Gatsius", Role.MINISTER, "Sven Gatsius", None, None),
        ("Minister Hilde Creveldt (cd&v)", Role.MINISTER, "Hilde Creveldt", "cd&v", None),
        ("Minister-president Kris Peetermans", Role.MINISTER, "Kris Peetermans", None, None),
        ("Viceminister-president Hilde Creveldt", Role.MINISTER, "Hilde Creveldt", None, None),
        ("Minister Muylaert", Role.MINISTER, "Muylaert", None, None),
        ("Prof. dr. Piet Hellemans", Role.GUEST, "Piet Hellemans", None, None),
        ("Professor Liesl Aerdenburg (KU Leuven)", Role.GUEST, "Liesl Aerdenburg", None, "KU Leuven"),
    ],
)
def test_strong_labels(label: str, role: Role, name: str | None, party: str | None, function: str | None) -> None:
    read = read_label(label)
    assert read is not None
    assert (read.strength, read.role, read.name, read.party, read.function) == (
        LabelStrength.STRONG,
        role,
        name,
        party,
        function,
    )


@pytest.mark.parametrize(
    "label",
    [
        "Luc Maertens",
        "Anke Van dermeersen",
        "Jos D'Haesen",
        "Jos d’Udekemme",
        "Jean-Marie De Groot",
        "Ward Op de Beeck",
    ],
)
def test_bare_names_ask_for_evidence(label: str) -> None:
    read = read_label(label)
    assert read is not None
    assert (read.strength, read.name) == (LabelStrength.BARE, label)


def test_an_unknown_parenthesis_asks_for_evidence() -> None:
    read = read_label("Zorg Inspectie (ZI)")
    assert read is not None
    assert read.strength is LabelStrength.PLAUSIBLE


@pytest.mark.parametrize(
    "text",
    [
        "Tot slot",
        "Concreet",
        "En meer algemeen",
        "Wat de zomerkampen betreft",
        "Ik heb drie vragen",
        "Minister, ik dank u",
        "Ten eerste",
        "Het Vlaams Parlement",
        "Vlaamse Regering",
        "Vraag 1",
        "Minister",
        "12 leden",
        "“De heer Jan Peters",
        "De heer Jan Peters zei het al",
        "",
        "A",
        "x" * 200,
        "Collega's Jan en Piet",
        "Ik citeer Jan Peters",
    ],
)
def test_other_openings_are_no_labels(text: str) -> None:
    assert read_label(text) is None
