"""Debates that can be read: the text with its speakers, a lasting address per speech, quotations, votes."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboards.debate_text import debate_html
from dashboards.language import languages
from dashboards.reading import open_reader
from warehouse.paths import DataFolder
from warehouse.rows import group_rows


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
    visitor: Any, server: str, spoken: list[Any], year: str
) -> None:
    """In the newest year the text stands in the page, in an older one it comes from the API's file of the meeting."""
    meeting = next(row[0] for row in spoken if row[4] == year and row[0].startswith("P"))
    pages = set()
    for meeting_id, key, text, _, _ in [row for row in spoken if row[0] == meeting][:12]:
        anchor = anchor_of(meeting_id, key)
        page = visitor.page
        page.goto(f"{server}spreekbeurten/{meeting_id}.html#{anchor}")
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


def test_a_speech_of_an_older_year_is_shown_as_one_of_the_newest_is(
    visitor: Any, server: str, site: Path, data: DataFolder
) -> None:
    """Two programs write a speech: one here, for the pages, and one in the browser, from the API's file."""
    with open_reader(data.current.resolve()) as reader:
        speeches = group_rows(reader.rows("debate_speeches", session_year="2021-2022"), "meeting_id")
        directions = group_rows(reader.rows("debate_directions", session_year="2021-2022"), "speech_id")
        urls = {row["meeting_id"]: row["report_url"] for row in reader.rows("meetings")}
    page = visitor.page
    seen = 0
    for meeting_id, rows in speeches.items():
        html = debate_html(rows, directions, urls[meeting_id], languages()[0], "../../")
        shown = []
        for path in sorted(site.glob(f"debatten/{meeting_id}/*.html")):
            page.goto(f"{server}{path.relative_to(site)}")
            page.locator("[data-debate][data-ready]").wait_for(state="attached")
            shown += page.evaluate(
                """() => [...document.querySelectorAll('article')].map(article => {
                    article.querySelector('.tools').remove();
                    article.classList.remove('meant');
                    if (!article.classList.length) article.removeAttribute('class');
                    return article.outerHTML;
                })"""
            )
        expected = page.evaluate(
            """html => {
                const made = document.createElement('template');
                made.innerHTML = html;
                return [...made.content.querySelectorAll('article')].map(article => article.outerHTML);
            }""",
            html,
        )
        assert sorted(shown) == sorted(expected)
        seen += len(shown)
    assert seen > 100
    assert any(directions.values())


def test_a_debate_of_an_older_year_says_from_a_file_what_it_needs(visitor: Any, site: Path) -> None:
    path = next(site.glob("debatten/*-2021-2022/*.html"))
    page = visitor.open(str(path.relative_to(site)))
    page.locator("[data-debate][data-ready]").wait_for(state="attached")
    assert "spreektijd site --serve" in page.locator("[data-debate] .notice code").inner_text()
    assert page.locator("article").count() == 0


def test_a_text_that_cannot_be_fetched_is_said_to_be_missing(visitor: Any, server: str, site: Path) -> None:
    path = next(site.glob("debatten/*-2021-2022/*.html"))
    visitor.page.route("**/*.json.gz", lambda route: route.fulfill(status=404))
    visitor.page.goto(f"{server}{path.relative_to(site)}")
    visitor.page.locator("[data-debate] .notice", has_text="niet geladen").wait_for()
    visitor.errors.clear()


def test_a_server_that_takes_the_compression_off_is_understood(visitor: Any, server: str, site: Path) -> None:
    path = next(site.glob("debatten/*-2021-2022/*.html"))
    file = site / "api" / "v1" / "meetings" / f"{path.parent.name}.json.gz"
    visitor.page.route(
        "**/*.json.gz",
        lambda route: route.fulfill(body=file.read_bytes(), headers={"content-encoding": "gzip"}),
    )
    visitor.page.goto(f"{server}{path.relative_to(site)}")
    visitor.page.locator("[data-debate][data-ready] article").first.wait_for()


def test_a_page_of_an_older_year_is_one_block_of_a_disk(site: Path) -> None:
    """Three million speeches stand on some eighty thousand of these pages: what each takes counts."""
    sizes = sorted(path.stat().st_size for path in site.glob("debatten/*-2021-2022/*.html"))
    assert sizes[len(sizes) * 9 // 10] <= 4096
