"""Fifteen tasks of a newsroom, each in at most three clicks or one search, with a mouse and with keys alone."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

MOST_CLICKS = 3


@dataclass
class Reader:
    """Somebody with a task: counts clicks and searches. With keys a click is a focus that Tab reaches, and Enter."""

    page: Any
    with_keys: bool
    clicks: int = 0
    searches: int = 0

    def click(self, place: Any) -> None:
        """Follow a link or press a button, and wait for what comes."""
        self.clicks += 1
        if place.evaluate("one => one.tagName === 'A'"):
            with self.page.expect_navigation():
                self._press(place)
        else:
            self._press(place)

    def _press(self, place: Any) -> None:
        if self.with_keys:
            assert place.evaluate("one => one.tabIndex >= 0 && one.checkVisibility()")
            place.focus()
            assert place.evaluate(
                "one => getComputedStyle(one).outlineStyle !== 'none' || one.matches('input, select')"
            )
            self.page.keyboard.press("Enter")
        else:
            place.click()

    def section(self, name: str) -> None:
        self.click(self.page.locator("nav").get_by_role("link", name=name, exact=True))

    def choose(self, name: str, value: str) -> None:
        """Choose from a list: one click, whatever the browser shows of it."""
        self.clicks += 1
        field = self.page.locator(f"select[name={name}]")
        if self.with_keys:
            field.focus()
            steps = field.evaluate("(one, value) => [...one.options].findIndex(each => each.value === value)", value)
            self.page.keyboard.press("Home")
            for _ in range(steps):
                self.page.keyboard.press("ArrowDown")
            assert field.input_value() == value
        else:
            field.select_option(value)

    def search(self, text: str, field: str | None = None) -> None:
        """Write into a field of the page, or with "/" into the search of the site."""
        self.searches += 1
        if field is None:
            self.page.keyboard.press("/")
            self.page.wait_for_url("**/zoeken.html*")
            self.page.wait_for_load_state()
            field = "[data-search] input"
        self.page.locator(field).focus()
        self.page.keyboard.type(text)

    def is_within_reach(self) -> bool:
        return self.clicks <= MOST_CLICKS and self.searches <= 1


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.thorough)], ids=["mouse", "keys"])
def reader(visitor: Any, request: pytest.FixtureRequest) -> Reader:
    """A reader; the test opens the front page."""
    return Reader(visitor.page, request.param)


def opened(reader: Reader, site: Path) -> Any:
    reader.page.goto(f"file://{site}/index.html")
    return reader.page


def rows(page: Any, table: str) -> Any:
    return page.locator(f"{table} tbody tr:visible")


def test_who_spoke_most_and_how_sure_that_is(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    reader.section("Leden")
    first = rows(page, "#leden").first
    assert re.search(r"\d+ (min|s|u)", first.locator(".range").inner_text())
    assert re.search(r"1\n?1–\d+", first.locator("td:nth-child(3)").inner_text())
    assert reader.is_within_reach()


def test_one_member_in_her_party(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    reader.section("Leden")
    chosen = rows(page, "#leden").nth(2)
    name = chosen.locator("th a").inner_text()
    reader.choose("fractie", chosen.get_attribute("data-fractie"))
    of_party = rows(page, "#leden").locator("th a").all_inner_texts()
    assert name in of_party
    assert len(of_party) < page.locator("#leden tbody tr").count()
    assert reader.is_within_reach()


def test_the_slowest_minister(reader: Reader, hand_made_site: Path) -> None:
    page = opened(reader, hand_made_site)
    reader.section("Ministers")
    reader.click(page.get_by_role("link", name="2019-2020", exact=True))
    values = page.locator("#traagste tbody td:nth-child(2)").evaluate_all(
        "cells => cells.map(cell => cell.dataset.v).filter(Boolean).map(Number)"
    )
    assert values
    assert values == sorted(values, reverse=True)
    reader.click(page.locator("#traagste [data-measure=addressed]").first)
    page.locator("[role=status]", has_text="gevonden").wait_for()
    assert page.locator("[data-results] tbody td:nth-child(5)").count() > 0
    assert reader.is_within_reach()


def test_questions_of_somebody_on_something_read_to_the_end(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    reader.section("Vragen")
    line = page.locator("[data-static] tbody tr").nth(4)
    name = line.locator("td:nth-child(3) a").inner_text()
    subject = line.locator("td:nth-child(2) a").inner_text()
    reader.search(f"{name} {subject.split()[-1]}", "[name=zoek]")
    page.locator("[role=status]", has_text="gevonden").wait_for()
    reader.click(page.locator("[data-results] td:nth-child(2) a").first)
    section = page.locator("section.item", has=page.locator(f"[id='{page.url.rpartition('#')[2]}']"))
    reader.click(section.get_by_role("link", name="Lees het debat"))
    page.locator("[data-debate][data-ready]").wait_for(state="attached")
    assert page.locator("article").count() > 1
    assert reader.is_within_reach()


def test_the_debate_of_a_date(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    day = page.locator("section", has_text="Laatste vergaderingen").locator("tbody td.nowrap a").first
    written = day.inner_text()
    reader.search(written)
    reader.click(page.locator(".hits a", has_text=written).first)
    assert written in page.locator("h1").inner_text()
    reader.click(page.get_by_role("link", name="Lees het debat").first)
    page.locator("article").first.wait_for()
    assert reader.is_within_reach()


def test_who_interrupted_whom(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    reader.section("Leden")
    reader.click(page.get_by_role("link", name="Wie onderbreekt wie"))
    assert page.locator("#onderbrekingen").count() == 1 or "onderbreekt" in page.locator("h1").inner_text()
    assert reader.is_within_reach()


def test_who_never_spoke(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    link = page.locator("[data-measure=silent_members]")
    count = int(link.inner_text())
    reader.click(link)
    persons = rows(page, "#leden").locator("th a").evaluate_all("links => links.map(link => link.href)")
    assert len(set(persons)) == count
    assert reader.is_within_reach()


def test_a_party_over_the_years(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    reader.section("Fracties")
    reader.click(page.locator("tbody th a[href*='fracties/']").first)
    assert len(set(page.locator("section tbody th").all_inner_texts())) >= 2
    assert reader.is_within_reach()


def test_two_members_compared(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    reader.section("Leden")
    links = rows(page, "#leden").locator("th a")
    first, second = links.nth(0), links.nth(1).inner_text()
    reader.click(first)
    reader.click(page.get_by_role("link", name="Vergelijk met …", exact=True).first)
    reader.search(second, "[name=naam]")
    page.keyboard.press("Enter")
    page.locator("#kans").wait_for()
    assert page.locator("#cijfers tbody tr").count() == 2
    assert reader.is_within_reach()


def test_a_chart_for_an_article_with_its_citation(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    reader.section("Fracties")
    box = page.locator("figure + details.use").first
    reader.click(box.locator("summary"))
    with page.expect_download() as waiting:
        reader.click(box.get_by_role("button", name="SVG"))
    drawing = Path(waiting.value.path()).read_text(encoding="utf-8")
    version = re.search(r'"([^"]+)"', (site / "assets" / "version.js").read_text())
    assert version is not None
    assert version[1] in drawing
    assert "fracties.html" in drawing
    assert reader.is_within_reach()


def test_a_filtered_table_is_shared_by_its_address(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    reader.section("Leden")
    reader.choose("soort", "committee")
    shown = rows(page, "#leden").all_inner_texts()
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert rows(page, "#leden").all_inner_texts() == shown
    assert reader.is_within_reach()


def test_whether_last_night_was_good(reader: Reader, site: Path) -> None:
    """What the line says after each kind of night stands in test_status.py; here, that it is there and leads on."""
    page = opened(reader, site)
    line = page.locator("#stand a")
    assert line.inner_text()
    reader.click(line)
    assert page.locator("h1").inner_text() == "Datakwaliteit"
    assert reader.is_within_reach()


def test_what_a_member_voted_against(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    with_votes = next(
        path for path in sorted(site.glob("leden/7*.html")) if "keuze=no" in path.read_text(encoding="utf-8")
    )
    name = re.search(r"<h1>([^<]+)</h1>", with_votes.read_text(encoding="utf-8"))
    assert name is not None
    reader.search(name[1])
    reader.click(page.locator(".hits a[href*='leden/']").first)
    link = page.locator("[data-measure=votes][href*='keuze=no']").first
    count = int(link.inner_text())
    reader.click(link)
    page.locator("[data-votes][data-ready]").wait_for(state="attached")
    assert page.locator("#stemmingen tbody tr").count() == count
    assert reader.is_within_reach()


def test_what_a_minister_is_asked_about(reader: Reader, hand_made_site: Path) -> None:
    page = opened(reader, hand_made_site)
    with_themes = next(
        path for path in sorted(hand_made_site.glob("leden/*.html")) if "bevraagd-over" in path.read_text("utf-8")
    )
    name = re.search(r"<h1>([^<]+)</h1>", with_themes.read_text(encoding="utf-8"))
    assert name is not None
    reader.search(name[1])
    reader.click(page.locator(".hits a[href*='leden/']").first)
    link = page.locator("section:has(#bevraagd-over) [data-measure=addressed]").first
    count = int(link.inner_text())
    reader.click(link)
    page.locator("[role=status]", has_text="gevonden").wait_for()
    assert page.locator("[data-results] tbody tr").count() == count
    assert reader.is_within_reach()


def test_whom_a_party_interrupted(reader: Reader, site: Path) -> None:
    page = opened(reader, site)
    reader.section("Fracties")
    # Not every group has interrupted somebody.
    with_interruptions = next(
        path for path in sorted(site.glob("fracties/*.html")) if "party_interjections" in path.read_text("utf-8")
    )
    reader.click(page.locator(f"tbody th a[href*='fracties/{with_interruptions.name}']").first)
    link = page.locator("[data-measure=party_interjections]").first
    count = int(link.inner_text())
    reader.click(link)
    row = page.locator(f"tr#{page.url.rpartition('#')[2]}")
    assert row.locator("td a[href*='spreekbeurten/']").count() == count
    assert reader.is_within_reach()
