"""Colours of parties on pages: twelve cannot be told apart by everybody, so that each stands beside its name.

Parties that are not listed get spare colours, and share one when there are more parties than these: they have names.
"""

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hand_made.world import hand_made_world

from dashboards.colours import PartyColours, spare_colours
from dashboards.site import render_site
from parliament.vocabulary.parties import all_party_families
from warehouse.build import build

KINDS = ("overview", "members", "member", "parties", "party", "party and year", "meeting", "committees", "comparison")
# Marks in a party's colour, and what is wrong with those that no name stands beside: in a chart on its line, elsewhere
# in the same entry.
UNNAMED = """(colours) => {
    const two = (part) => Number(part).toString(16).padStart(2, '0');
    const hex = (fill) => '#' + (fill.match(/\\d+/g) ?? []).slice(0, 3).map(two).join('');
    const marks = [...document.querySelectorAll('main svg :is(rect, path, circle)')]
        .filter(mark => colours.includes(hex(getComputedStyle(mark).fill)) && mark.getBoundingClientRect().height > 2);
    const isNamed = (mark) => {
        const chart = mark.closest('svg.chart');
        if (!chart) return /\\p{L}/u.test(mark.closest('.party, li, td, th')?.textContent ?? '');
        const { top, bottom } = mark.getBoundingClientRect();
        return [...chart.querySelectorAll('text')].some(text => {
            const box = text.getBoundingClientRect();
            const middle = (box.top + box.bottom) / 2;
            return middle >= top - 1 && middle <= bottom + 1 && /\\p{L}/u.test(text.textContent);
        });
    };
    return [marks.length, marks.filter(mark => !isNamed(mark)).map(mark => mark.outerHTML.slice(0, 120))];
}"""


def every_colour(families: list[str]) -> list[str]:
    """The colours of parties as pages draw them, spare ones too; grey is of those without one."""
    colours = PartyColours(spare_colours([(family, []) for family in families]))
    return sorted({colours.of(family) for family in families} - {colours.of(None)})


@pytest.mark.parametrize("visitor", [{"scheme": "light"}, {"scheme": "dark", "width": 375}], indirect=True)
def test_every_mark_in_a_partys_colour_stands_beside_a_name(visitor: Any, page_kinds: dict[str, str]) -> None:
    colours = every_colour([*(family.code for family in all_party_families()), *(f"other-{n}" for n in range(200))])
    seen = 0
    for kind in KINDS:
        count, unnamed = visitor.open(page_kinds[kind]).evaluate(UNNAMED, colours)
        assert unnamed == [], kind
        seen += count
    assert seen > 50


@pytest.fixture(scope="session")
def unlisted_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-made world with its two largest parties under codes that nobody knows."""
    folder = tmp_path_factory.mktemp("unlisted")
    path = hand_made_world(folder / "world.duckdb").path
    with duckdb.connect(str(path)) as connection:
        families = [
            family
            for (family,) in connection.execute(
                "select party_family from raw.membership group by all order by count(*) desc, party_family"
            ).fetchall()
        ]
        for family, code in zip(families, same_by_themselves(), strict=False):
            for table in ("raw.membership", "raw.name_resolution"):
                connection.execute(f"update {table} set party_family = ? where party_family = ?", [code, family])
    build(path)
    render_site(path, folder / "site", manifest={})
    return folder / "site"


def test_two_parties_without_a_listed_colour_have_two_on_a_page(unlisted_site: Path) -> None:
    """Each had the colour that a hash of its code chose, whether another had it or not."""
    one, other = same_by_themselves()
    page = (unlisted_site / "leden.html").read_text(encoding="utf-8")
    mark = r'data-fractie="{}".*?<circle fill="(#\w+)"'
    colours = {family: set(re.findall(mark.format(family), page, re.DOTALL)) for family in (one, other)}
    assert all(len(found) == 1 for found in colours.values())
    assert colours[one] != colours[other]


def same_by_themselves() -> tuple[str, str]:
    """Two codes of parties that would have the same spare colour if each were alone."""
    codes = [f"other-{number}" for number in range(20)]
    colours = PartyColours({})
    return next(pair for pair in combinations(codes, 2) if colours.of(pair[0]) == colours.of(pair[1]))
