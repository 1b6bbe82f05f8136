"""On a screen of 1280 points: two parts stand side by side, letters of charts are of the page's size, tables fit."""

from typing import Any

import pytest

WIDTH = 1280
# The page's own letters are 16 points.
LARGEST_LETTER_PIXELS = 20

pytestmark = pytest.mark.parametrize("visitor", [{"width": WIDTH}], indirect=True)


def test_parts_that_belong_together_stand_side_by_side(visitor: Any, page_kinds: dict[str, str]) -> None:
    """ "Gebruik dit" took the second column, and the table came below its chart."""
    seen = 0
    for path in page_kinds.values():
        places = visitor.open(path).evaluate(
            """() => [...document.querySelectorAll('.two')].map(box => [...box.children]
                .filter(part => part.checkVisibility()).map(part => Math.round(part.getBoundingClientRect().top)))"""
        )
        for tops in places:
            assert len(set(tops)) == 1, (path, tops)
            seen += len(tops) > 1
    assert seen


def test_letters_of_charts_are_no_larger_than_those_of_the_page(visitor: Any, page_kinds: dict[str, str]) -> None:
    """A member's line over two years filled the whole screen, with letters of 45 points."""
    large = {}
    for kind, path in page_kinds.items():
        page = visitor.open(path)
        if kind == "comparison":
            page.locator("svg.chart").first.wait_for()
        sizes = page.evaluate(
            """() => [...document.querySelectorAll('svg.chart text')].map(text =>
                parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a)"""
        )
        if sizes and max(sizes) > LARGEST_LETTER_PIXELS:
            large[kind] = round(max(sizes), 1)
    assert large == {}


def test_the_table_of_coverage_needs_no_scrolling(visitor: Any) -> None:
    page = visitor.open("datakwaliteit.html")
    table = page.locator("section", has=page.locator("h2", has_text="Dekking")).locator(".scroll")
    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_the_sections_stand_on_one_line(visitor: Any) -> None:
    """The last of twelve stood alone on a second one."""
    tops = visitor.open("index.html").evaluate(
        "() => [...document.querySelectorAll('.top nav li')].map(item => item.getBoundingClientRect().top)"
    )
    assert len(set(tops)) == 1
