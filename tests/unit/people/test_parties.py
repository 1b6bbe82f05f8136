"""Party families over their renames (source contract §5.9)."""

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from parliament.parse.speakers import LabelStrength, read_label
from parliament.vocabulary.parties import (
    all_coalitions,
    all_party_families,
    find_party_family,
    party_family,
    party_key,
)

ROOT = Path(__file__).parents[3]


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


def test_the_names_of_a_family_follow_each_other_without_a_gap():
    for family in all_party_families():
        for earlier, later in pairwise(family.names):
            assert earlier.to_date == later.from_date, family.code


def test_a_family_ends_with_its_newest_name():
    assert [family.code for family in all_party_families() if family.names[-1].name != family.name] == ["spirit"]


def test_one_printed_name_is_of_one_family():
    keys = [
        (party_key(printed), family.code)
        for family in all_party_families()
        for name in family.names
        for printed in {name.name, *name.printed}
    ]
    assert len({key for key, _ in keys}) == len(set(keys))


def test_coalitions_follow_each_other_from_1995_until_now():
    coalitions = all_coalitions()
    assert coalitions[0].from_date == date(1995, 6, 20)
    assert coalitions[-1].to_date is None


def test_every_printed_name_is_known_to_the_parser_and_to_the_register():
    """'PVV', 'Volksunie' and 'TFA' once had a family and were unknown to the parser; 'OVV' had none."""
    for family in all_party_families():
        for name in family.names:
            for printed in (name.name, *name.printed):
                label = read_label(f"De heer Jan Bos ({printed})")
                assert label is not None
                assert (label.party, party_family(printed)) == (printed, family.code)
                assert read_label(f"Jan Bos ({printed})").strength is LabelStrength.STRONG


def test_every_family_has_a_colour_of_its_own_and_every_colour_a_family():
    colours = tomllib.loads((ROOT / "dashboards" / "data" / "party_colours.toml").read_text(encoding="utf-8"))
    assert colours["families"].keys() == {family.code for family in all_party_families()}
