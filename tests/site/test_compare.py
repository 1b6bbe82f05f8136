"""Comparing up to four on one axis, with intervals and how likely one is ahead of the other."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.paths import DataFolder

AHEAD = """
    with times as (
        select * from mart.member_speaking_time
        where session_year = '2022-2023' and meeting_kind = 'plenary' and role = 'member' and speeches > 0
            and est_seconds is not null
    )
    select one.person_id, one.full_name, other.person_id, other.full_name, one.words, other.words,
        round(100 * mart.probability_ahead(one.est_seconds, one.own_deviation_share, one.shared_deviation_share,
            other.est_seconds, other.own_deviation_share, other.shared_deviation_share))::integer
    from times as one, times as other
    where one.speaking_rank = 3 and other.speaking_rank = 4 and one.person_id <> other.person_id
    order by all limit 1
"""


@pytest.fixture(scope="module")
def pair(data: DataFolder) -> tuple[Any, ...]:
    """Two who are near each other, their words, and the mart's own probability."""
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        found = connection.execute(AHEAD).fetchone()
    assert found is not None
    return found


def ready(page: Any) -> Any:
    page.locator("[data-compared][data-ready]").wait_for(state="attached")
    return page


def test_two_members_stand_on_one_axis_with_the_marts_probability(visitor: Any, pair: tuple[Any, ...]) -> None:
    one, name, other, other_name, words, other_words, chance = pair
    page = ready(visitor.open(f"vergelijken.html?wie={one},{other}"))
    assert page.locator("#cijfers tbody th").all_inner_texts() == [name, other_name]
    shown = page.locator("#cijfers tbody td:nth-child(5)").all_inner_texts()
    assert [int(re.sub(r"\D", "", text)) for text in shown] == [words, other_words]
    matrix = page.locator("#kans tbody tr")
    assert matrix.nth(0).locator("td").nth(1).get_attribute("data-v") == str(chance)
    assert matrix.nth(1).locator("td").nth(0).get_attribute("data-v") == str(100 - chance)
    texts = page.locator("#vergelijking svg text").all_text_contents()
    assert {name[:8], other_name[:8]} <= {text[:8] for text in texts}
    assert page.locator("details.use").count() == 3


def test_up_to_four_are_added_by_name_and_stand_in_the_address(visitor: Any, data: DataFolder) -> None:
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        rows = connection.execute(
            "select distinct full_name from mart.member_speaking_time where role = 'member' order by all limit 5"
        ).fetchall()
    page = ready(visitor.open("vergelijken.html"))
    for (name,) in rows[:4]:
        page.fill("[name=naam]", name.upper())
        page.keyboard.press("Enter")
        page.locator("[data-chosen] button", has_text=name).wait_for()
    assert page.locator("[name=naam]").is_disabled()
    address = page.url
    visitor.page.goto(address)
    assert ready(page).locator("[data-chosen] button").count() == 4
    page.locator("[data-chosen] button").first.click()
    page.locator("[role=status]", has_text="3 van 4").wait_for()


def test_nobody_is_compared_with_himself(visitor: Any, pair: tuple[Any, ...]) -> None:
    """An address that named one twice showed him twice; what is not known is left out."""
    page = ready(visitor.open(f"vergelijken.html?jaar=1900&wie={pair[0]},{pair[0]},nobody"))
    assert page.locator("#cijfers tbody tr").count() == 1


def test_a_comparison_stands_in_a_frame_alone(visitor: Any, pair: tuple[Any, ...]) -> None:
    page = ready(visitor.open(f"vergelijken.html?wie={pair[0]},{pair[2]}&toon=vergelijking"))
    assert page.locator("#vergelijking svg").is_visible()
    assert page.locator("h1, .filters, footer, #cijfers, #kans").locator("visible=true").count() == 0
    assert "spreektijd" in page.locator("[data-compared] > p.note").inner_text()


@pytest.mark.parametrize("what", ["fracties", "ministers"])
def test_groups_and_ministers_compare_too(visitor: Any, site: Path, what: str) -> None:
    names = re.findall(rf'\["{what}","([^"]+)"', (site / "vergelijken" / "namen.js").read_text(encoding="utf-8"))
    page = ready(visitor.open(f"vergelijken.html?wat={what}&wie={','.join(names[:2])}"))
    assert page.locator("#cijfers tbody tr").count() == 2
    assert page.locator("#kans tbody tr").count() == 2


AHEAD_OF_GROUPS = """
    with times as (
        select * from mart.party_speaking_time
        where session_year = '2022-2023' and meeting_kind = 'plenary' and role = 'member' and speeches > 0
            and est_seconds is not null and party_family <> 'onafhankelijk'
    )
    select one.party_family, other.party_family,
        round(100 * mart.probability_ahead(one.est_seconds, one.own_deviation_share, one.shared_deviation_share,
            other.est_seconds, other.own_deviation_share, other.shared_deviation_share))::integer as chance
    from times as one, times as other
    where one.party_family <> other.party_family
    order by abs(chance - 70), one.party_family, other.party_family limit 1
"""


def test_two_groups_show_the_marts_probability(visitor: Any, data: DataFolder) -> None:
    """The table of groups had no deviations, so their comparison showed no probability."""
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        found = connection.execute(AHEAD_OF_GROUPS).fetchone()
    assert found is not None
    one, other, chance = found
    assert 50 < chance < 100
    page = ready(visitor.open(f"vergelijken.html?wat=fracties&jaar=2022-2023&wie={one},{other}"))
    matrix = page.locator("#kans tbody tr")
    assert matrix.nth(0).locator("td").nth(1).get_attribute("data-v") == str(chance)
    assert matrix.nth(1).locator("td").nth(0).get_attribute("data-v") == str(100 - chance)


def test_the_words_of_a_comparison_lead_to_their_rows(visitor: Any, pair: tuple[Any, ...]) -> None:
    page = ready(visitor.open(f"vergelijken.html?wie={pair[0]}"))
    page.locator("#cijfers td a").click()
    page.wait_for_load_state()
    place = page.url.rpartition("#")[2]
    total = page.locator(f"#{place} [data-total=words]").last.inner_text()
    assert int(re.sub(r"\D", "", total)) == pair[4]


@pytest.mark.parametrize("visitor", [{"width": 375}], indirect=True)
def test_on_a_phone_a_comparison_is_legible(visitor: Any, pair: tuple[Any, ...]) -> None:
    page = ready(visitor.open(f"vergelijken.html?wie={pair[0]},{pair[2]}"))
    sizes = page.locator("#vergelijking svg text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 11
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_namesakes_are_told_apart(visitor: Any, hand_made_site: Path) -> None:
    """Two of one name stood in a comparison as twice the same."""
    names = (hand_made_site / "vergelijken" / "namen.js").read_text(encoding="utf-8")
    found = re.findall(r'\["leden","([^"]+)","([^"]+)"', names)
    name = next(name for _, name in found if [other for _, other in found].count(name) > 1)
    chosen = [identifier for identifier, other in found if other == name][:2]
    visitor.page.goto(f"file://{hand_made_site}/vergelijken.html?wie={','.join(chosen)}")
    page = ready(visitor.page)
    shown = page.locator("#cijfers tbody th").all_inner_texts()
    assert len(set(shown)) == 2
    assert all(one.startswith(name) for one in shown)
