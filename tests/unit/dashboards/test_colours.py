import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from colour_difference import Triple, ciede2000, difference, least_difference

from dashboards.colours import (
    DARK_BACKGROUND,
    LIGHT_BACKGROUND,
    PARTY_COLOURS_FILE,
    PartyColours,
    contrast,
    spare_colours,
)
from dashboards.pages.ministers import COLOURS as MINISTER_COLOURS
from dashboards.pages.overview import KIND_COLOURS
from dashboards.pages.parties import SHARE_COLOURS
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
        *KIND_COLOURS.values(),
    ]
    for colour in every:
        assert contrast(colour, LIGHT_BACKGROUND) >= 3, colour
        assert contrast(colour, DARK_BACKGROUND) >= 3, colour


def test_every_party_family_has_a_colour_and_unknown_ones_keep_theirs() -> None:
    colours = tomllib.loads(PARTY_COLOURS_FILE.read_text(encoding="utf-8"))
    assert {family.code for family in all_party_families()} <= colours["families"].keys()
    given = PartyColours(spare_colours([("other-new", ["2020-2021"])]))
    assert given.of("other-new") == PartyColours({}).of("other-new")
    assert given.of("other-new") in colours["others"]
    assert given.of(None) == colours["none"]


def test_parties_without_a_listed_colour_share_none_while_spare_ones_are_left() -> None:
    """Each had one by a hash of its code, so that two of ten had the same in more than nine of ten parliaments."""
    colours = tomllib.loads(PARTY_COLOURS_FILE.read_text(encoding="utf-8"))
    given = spare_colours([(f"other-{number}", ["2020-2021"]) for number in range(len(colours["others"]))])
    assert sorted(given.values()) == sorted(colours["others"])


def test_more_parties_than_spare_colours_share_none_within_a_session_year() -> None:
    count = len(tomllib.loads(PARTY_COLOURS_FILE.read_text(encoding="utf-8"))["others"])
    years = ["2010-2011", "2011-2012", "2012-2013"]
    seen = [(f"other-{year}-{number}", [year]) for year in years for number in range(count)]
    given = spare_colours(seen)
    for year in years:
        assert len({given[family] for family, (found,) in seen if found == year}) == count


def test_a_party_keeps_its_spare_colour_when_another_comes_up() -> None:
    seen = [(f"other-{number}", ["2020-2021"]) for number in range(6)]
    before = spare_colours(seen)
    assert spare_colours([*seen, ("other-later", ["2020-2021"])]).items() > before.items()


def test_a_listed_party_takes_no_spare_colour() -> None:
    assert spare_colours([("groen", ["2020-2021"]), ("other-new", ["2020-2021"])]).keys() == {"other-new"}


def test_no_two_parties_share_a_colour() -> None:
    """Two did; only those without a party are as grey as what has none."""
    colours = tomllib.loads(PARTY_COLOURS_FILE.read_text(encoding="utf-8"))
    every = [*colours["others"], *(colour for name, colour in colours["families"].items() if name != "onafhankelijk")]
    assert len(set(every)) == len(every)


def test_no_series_has_the_colour_of_a_party() -> None:
    """Plenary sittings and what ministers were asked were drawn in the colour of N-VA."""
    colours = tomllib.loads(PARTY_COLOURS_FILE.read_text(encoding="utf-8"))
    of_parties = {*colours["others"], *colours["families"].values()} - {colours["none"]}
    assert of_parties.isdisjoint({*colours_of_series(), *KIND_COLOURS.values(), *SHARE_COLOURS, *MINISTER_COLOURS})


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


# Pairs of the table that Sharma, Wu and Dalal publish with the formula (2005), each for a branch of it: chroma near
# nothing, hues on either side of 0 and 180 degrees, large differences, small ones of real colours, darkness.
PUBLISHED_PAIRS: tuple[tuple[Triple, Triple, float], ...] = (
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
)
LEAST_DIFFERENCE = 15


@pytest.mark.parametrize(("one", "other", "published"), PUBLISHED_PAIRS)
def test_the_difference_is_that_of_the_published_pairs(one: Triple, other: Triple, published: float) -> None:
    assert ciede2000(one, other) == pytest.approx(published, abs=0.00005)
    assert ciede2000(other, one) == pytest.approx(published, abs=0.00005)


def test_the_simulated_sights_lose_what_they_lose() -> None:
    """Red and green of one lightness come close without red or green cones, blue and green do not."""
    assert difference("#c05040", "#7f7f20", "deuteranopia") < difference("#c05040", "#7f7f20") / 2
    assert difference("#3f7fb5", "#7f7f20", "deuteranopia") > LEAST_DIFFERENCE
    assert difference("#808080", "#808080", "tritanopia") == 0


def colours_of_series() -> list[str]:
    """What lines of a comparison and columns of roles are drawn in."""
    return [re.findall(rf"--{name}: (#\w{{6}})", STYLE)[0] for name in ("member", "minister", "chair", "guest")]


def test_colours_that_a_chart_asks_to_tell_apart_can_be_told_apart_by_everybody() -> None:
    for colours in (colours_of_series(), KIND_COLOURS.values(), SHARE_COLOURS, MINISTER_COLOURS):
        for one, other in combinations(colours, 2):
            assert least_difference(one, other) >= LEAST_DIFFERENCE, (one, other)


def test_colours_of_series_stand_off_from_both_backgrounds() -> None:
    for colour in colours_of_series():
        assert contrast(colour, LIGHT_BACKGROUND) >= 3, colour
        assert contrast(colour, DARK_BACKGROUND) >= 3, colour
