"""Party families over their renames (source contract §5.9)."""

import pytest

from parliament.people.parties import all_party_families, find_party_family, party_family


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (
            ["SP", "sp.a", "sp·a", "SP.A", "sp.a-spirit", "sp·a-spirit", "sp·a + VlaamsProgressieven", "Vooruit"],
            "vooruit",
        ),
        (["CVP", "CD&V", "cd&v", "CD & V"], "cdv"),
        (["VLD", "VLD-Vivant", "Open Vld", "Open VLD", "Anders.", "Anders"], "open-vld"),
        (["Agalev", "Groen!", "Groen", "GROEN"], "groen"),
        (["Vlaams Blok", "VB", "Vlaams Belang"], "vlaams-belang"),
        (["VU", "VU-ID", "N-VA", "n-va"], "n-va"),
        (["PVDA"], "pvda"),
        (["Team Fouad Ahidar"], "team-fouad-ahidar"),
        (["LDD", "Lijst Dedecker"], "ldd"),
        (["UF"], "uf"),
        (["Onafhankelijke", "onafhankelijk"], "onafhankelijk"),
    ],
)
def test_every_printed_form_finds_its_family(names: list[str], code: str) -> None:
    assert {party_family(name) for name in names} == {code}


def test_a_function_or_a_new_party_is_in_no_family() -> None:
    assert party_family("verslaggever") is None
    assert party_family("") is None


def test_independents_are_no_party() -> None:
    independents = find_party_family("Onafhankelijke")
    assert independents is not None
    assert not independents.is_party
    assert [family.code for family in all_party_families() if not family.is_party] == ["onafhankelijk"]
