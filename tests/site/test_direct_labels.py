"""Colours of parties on pages: twelve cannot be told apart by everybody, so that each stands beside its name.

A party that is not listed gets a spare colour by a hash of its code, and two may get the same: they, too, have names.
"""

from typing import Any

import pytest

from dashboards.colours import party_colour
from parliament.vocabulary.parties import all_party_families

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
    return sorted({party_colour(family) for family in families} - {party_colour(None)})


@pytest.mark.parametrize("visitor", [{"scheme": "light"}, {"scheme": "dark", "width": 375}], indirect=True)
def test_every_mark_in_a_partys_colour_stands_beside_a_name(visitor: Any, page_kinds: dict[str, str]) -> None:
    colours = every_colour([*(family.code for family in all_party_families()), *(f"other-{n}" for n in range(200))])
    seen = 0
    for kind in KINDS:
        count, unnamed = visitor.open(page_kinds[kind]).evaluate(UNNAMED, colours)
        assert unnamed == [], kind
        seen += count
    assert seen > 50
