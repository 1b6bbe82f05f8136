"""Debates that can be read: the text with its speakers, a lasting address per speech, quotations, votes."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboards.debate_text import packed, unpacked
from warehouse.paths import DataFolder


@pytest.fixture(scope="module")
def spoken(data: DataFolder) -> list[Any]:
    """Meeting, key, text, speaker and session year of every speech of the published database."""
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        return connection.execute(
            "select meeting_id, speech_key, text, speaker_name, session_year from core.speech order by speech_id"
        ).fetchall()


def anchor_of(meeting_id: str, key: str) -> str:
    return key.removeprefix(f"{meeting_id}-")


def words_of(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("year", ["2021-2022", "2022-2023"])
def test_every_speech_of_a_meeting_is_read_whole_at_its_lasting_address(
    visitor: Any, spoken: list[Any], year: str
) -> None:
    """In the newest year the text stands in the page, in an older one it is packed into it."""
    meeting = next(row[0] for row in spoken if row[4] == year and row[0].startswith("P"))
    pages = set()
    for meeting_id, key, text, _, _ in [row for row in spoken if row[0] == meeting][:12]:
        anchor = anchor_of(meeting_id, key)
        page = visitor.open(f"spreekbeurten/{meeting_id}.html#{anchor}")
        page.wait_for_url("**/debatten/**")
        page.locator("[data-debate][data-ready]").wait_for(state="attached")
        article = page.locator(f"article[id='{anchor}']")
        assert "meant" in (article.get_attribute("class") or "")
        said = article.evaluate(
            """article => [...article.querySelectorAll(':scope > p:not(.about):not(.tools)')].map(part => {
                const copy = part.cloneNode(true);
                copy.querySelectorAll('em').forEach(direction => direction.remove());
                return copy.textContent;
            }).join(' ')"""
        )
        assert words_of(said) == words_of(text)
        pages.add(page.url.partition("#")[0])
    assert pages


def test_a_quotation_names_its_source_and_that_it_is_invented(visitor: Any, site: Path) -> None:
    path = next(path for path in sorted(site.glob("debatten/P*-2022-2023/*.html")) if "<article" in path.read_text())
    page = visitor.open(str(path.relative_to(site)))
    article = page.locator("article").last
    button = article.get_by_role("button", name="Kopieer citaat")
    button.click()
    page.locator("button[data-copied]").wait_for()
    copied = page.locator("button[data-copied]").get_attribute("data-copied")
    assert copied.startswith("VERZONNEN PROEFGEGEVENS")
    assert article.locator("h2 a").inner_text() in copied
    assert "Vlaams Parlement, Plenaire vergadering," in copied
    assert re.search(r"versie \d{8}T\d{6}Z", copied)
    assert copied.endswith(f"spreekbeurten/{path.parent.name}.html#{article.get_attribute('id')}")


def test_a_vote_says_who_voted_what(visitor: Any, site: Path) -> None:
    path = next(path for path in site.glob("debatten/*/*.html") if 'class="who"' in path.read_text(encoding="utf-8"))
    vote = visitor.open(str(path.relative_to(site))).locator("section.vote").first
    for line in vote.locator("p.who").all_inner_texts():
        said, _, names = line.partition(")")
        assert len(names.split(" · ")) == int(re.sub(r"\D", "", said))


def test_packed_text_holds_no_sign_of_html_and_is_the_same_each_time() -> None:
    for text in ("", "a", "<p>één & twee</p>" * 50, "".join(map(chr, range(32, 2000)))):
        assert not set(packed(text)) & set('<>&"')
        assert packed(text) == packed(text)
        assert unpacked(packed(text)) == text


def test_a_page_of_an_older_year_is_smaller_than_its_text(site: Path) -> None:
    old = [path.stat().st_size for path in site.glob("debatten/*-2021-2022/*.html")]
    assert max(old) < 60_000
