import re
import tomllib
from pathlib import Path

from dashboards.colours import DARK_BACKGROUND, LIGHT_BACKGROUND, PARTY_COLOURS_FILE, contrast, party_colour
from dashboards.pages.meetings import ROLE_COLOURS
from dashboards.pages.overview import KIND_COLOURS
from parliament.vocabulary.parties import all_party_families

STYLE_FOLDER = Path(__file__).resolve().parent.parent.parent.parent / "dashboards" / "assets"
STYLE = (Path(__file__).resolve().parent.parent.parent.parent / "dashboards" / "assets" / "site.css").read_text()


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_every_colour_stands_off_from_both_backgrounds() -> None:
    colours = tomllib.loads(PARTY_COLOURS_FILE.read_text(encoding="utf-8"))
    every = [
        *colours["others"],
        colours["none"],
        *colours["families"].values(),
        *ROLE_COLOURS.values(),
        *KIND_COLOURS.values(),
    ]
    for colour in every:
        assert contrast(colour, LIGHT_BACKGROUND) >= 3, colour
        assert contrast(colour, DARK_BACKGROUND) >= 3, colour


def test_every_party_family_has_a_colour_and_unknown_ones_keep_theirs() -> None:
    colours = tomllib.loads(PARTY_COLOURS_FILE.read_text(encoding="utf-8"))
    assert {family.code for family in all_party_families()} <= colours["families"].keys()
    assert party_colour("other-new") == party_colour("other-new")
    assert party_colour("other-new") in colours["others"]
    assert party_colour(None) == colours["none"]


def test_no_two_parties_share_a_colour() -> None:
    """Two did; only those without a party are as grey as what has none."""
    colours = tomllib.loads(PARTY_COLOURS_FILE.read_text(encoding="utf-8"))
    every = [*colours["others"], *(colour for name, colour in colours["families"].items() if name != "onafhankelijk")]
    assert len(set(every)) == len(every)


def test_no_page_asks_to_tell_parties_apart_by_colour() -> None:
    """Large parties were 2.9 to 8.6 apart (CIEDE2000) to the colour-blind: each dot or bar has its name beside it."""
    templates = (STYLE_FOLDER.parent / "templates").glob("*.html")
    for path in templates:
        text = path.read_text(encoding="utf-8")
        for mark in re.finditer(r"dot\(|fill=\"\{\{ colour \}\}\"", text):
            around = text[max(0, mark.start() - 260) : mark.end() + 60]
            assert re.search(r"name|label", around), (path.name, mark.group())


def test_the_backgrounds_are_those_of_the_style_sheet() -> None:
    assert re.findall(r"--paper: (#\w{6})", STYLE)[:2] == [LIGHT_BACKGROUND, DARK_BACKGROUND]
