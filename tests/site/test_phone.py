"""On a telephone of 375 points: what a table measures is in the first view, and letters of charts can be read."""

from typing import Any

import pytest

WIDTH = 375
# Smaller letters than these are not read on a telephone (the drawings use 12 points, texts in the page 16).
LEAST_LETTER_PIXELS = 9
MEASURED = ("members", "parties", "ministers", "interruptions", "member", "party", "meeting")

pytestmark = pytest.mark.parametrize("visitor", [{"width": WIDTH}], indirect=True)


def test_the_measure_stands_beside_the_name_in_the_first_view(visitor: Any, page_kinds: dict[str, str]) -> None:
    """They showed rank and name, and no time."""
    hidden = {}
    for kind in MEASURED:
        page = visitor.open(page_kinds[kind])
        beyond = page.evaluate(
            f"""() => [...document.querySelectorAll('table.fixed')].filter(table => {{
                const row = [...(table.tBodies[0]?.rows ?? [])].find(row => !row.hidden);
                return row && row.cells[1].getBoundingClientRect().right > {WIDTH};
            }}).length"""
        )
        if beyond:
            hidden[kind] = beyond
    assert hidden == {}


def test_a_wide_table_keeps_the_name_in_sight(visitor: Any) -> None:
    page = visitor.open("leden.html")
    page.evaluate("document.getElementById('leden').parentElement.scrollLeft = 400")
    box = page.locator("#leden tbody tr:visible th").first.bounding_box()
    assert 0 <= box["x"] < 40


def test_no_word_beside_a_name_runs_into_the_next_column(visitor: Any, page_kinds: dict[str, str]) -> None:
    """ "Commissievergadering" below a name lay on the interval of the time beside it."""
    run_out = {}
    for kind, path in page_kinds.items():
        found = visitor.open(path).evaluate(
            """() => [...document.querySelectorAll('table.fixed th:first-child')]
                .filter(cell => cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 1)
                .map(cell => cell.textContent.slice(0, 60))"""
        )
        if found:
            run_out[kind] = found[:3]
    assert run_out == {}


def test_a_name_longer_than_the_screen_moves_no_page_sideways(visitor: Any, page_kinds: dict[str, str]) -> None:
    """A group whose name has a word of eighty letters made the front page, its own and those of meetings scroll."""
    wide = {}
    for kind, path in page_kinds.items():
        page = visitor.open(path)
        page.evaluate(
            """() => {
                const places = 'h1, .crumb a, .party, .who, .cards a, .shares-of span, th[scope=row]:not(.scroll *)';
                for (const place of document.querySelectorAll(places)) place.textContent = 'Langste'.repeat(13);
            }"""
        )
        if (width := page.evaluate("document.documentElement.scrollWidth")) > WIDTH:
            wide[kind] = width
    assert wide == {}


def test_letters_of_charts_can_be_read(visitor: Any, page_kinds: dict[str, str]) -> None:
    small = {}
    for kind, path in page_kinds.items():
        page = visitor.open(path)
        sizes = page.evaluate(
            """() => [...document.querySelectorAll('svg.chart text')].map(text =>
                parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a)"""
        )
        if sizes and min(sizes) < LEAST_LETTER_PIXELS:
            small[kind] = round(min(sizes), 1)
    assert small == {}
