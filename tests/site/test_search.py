"""One search: names, dates in any spelling, and the words of all speeches, from a file and without a server."""

import gzip
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import pytest

from dashboards.formats import DUTCH
from dashboards.word_index import LONGEST_PIECE_CHARACTERS
from warehouse.paths import DataFolder

FIRST_ANSWER_BYTES = 300_000


def asked(visitor: Any, query: str, more: str = "") -> Any:
    page = visitor.open(f"zoeken.html?q={quote(query)}{more}")
    page.locator(f'[data-search][data-ready="{query}"]').wait_for()
    return page


def found_speeches(page: Any) -> int:
    found = re.match(r"[\d.]+", page.locator("[data-search] [role=status]").inner_text())
    return int(found[0].replace(".", "")) if found else 0


@pytest.fixture(scope="module")
def counts(data: DataFolder) -> Any:
    """How many speeches of the database hold all of some words, by another way than the index."""
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        texts = connection.execute(
            "select lower(strip_accents(text)), role, session_year from core.speech where session_year is not null"
        ).fetchall()

    def count(*words: str, role: str | None = None, year: str | None = None) -> int:
        """All words whole but the last, which may be the beginning of one."""
        patterns = [rf"(?<![a-z0-9]){word}(?![a-z0-9])" for word in words[:-1]] + [rf"(?<![a-z0-9]){words[-1]}"]
        return sum(
            all(re.search(pattern, text) for pattern in patterns)
            and role in (None, its_role)
            and year in (None, its_year)
            for text, its_role, its_year in texts
        )

    return count


@pytest.mark.parametrize("words", [("minister",), ("minister", "heeft"), ("heeft", "woord"), ("minis",)])
def test_words_are_found_in_every_session_year(visitor: Any, counts: Any, words: tuple[str, ...]) -> None:
    page = asked(visitor, " ".join(words))
    assert found_speeches(page) == counts(*words) > 0


def test_a_search_is_narrowed_and_its_address_kept(visitor: Any, counts: Any) -> None:
    page = asked(visitor, "minister", "&jaar=2021-2022&rol=chair")
    assert found_speeches(page) == counts("minister", role="chair", year="2021-2022") > 0
    page.select_option("select[name=jaar]", "alle")
    page.wait_for_url(re.compile(r"zoeken\.html\?q=minister&rol=chair$"))


def test_a_hit_leads_to_the_speech_that_holds_the_word(visitor: Any) -> None:
    page = asked(visitor, "minister")
    page.locator("[data-hits] div li a").first.click()
    page.wait_for_url("**/debatten/**")
    page.locator("[data-debate][data-ready]").wait_for(state="attached")
    assert "minister" in page.locator("article.meant").inner_text().lower()


def test_a_meeting_is_found_by_any_spelling_of_its_date(visitor: Any, data: DataFolder) -> None:
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        day, count = connection.execute(
            "select meeting_date, count(*) from mart.meeting_summary group by all order by 1 limit 1"
        ).fetchone()
    month = DUTCH.month_names[day.month - 1]
    spellings = (
        f"{day.day} {month} {day.year}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%y}", f"{day:%Y-%m-%d}",
        f"{day.day} {month[:3]} {day.year}", f"{day:%d.%m.%Y}", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}",
        f"di. {day.day} {month} {day.year}", f"woensdag, {day.day} {month} '{day:%y}", f"{day.day}-{month}-{day.year}",
        f"{day:%B} {day.day}th, {day.year}",
    )  # fmt: skip
    for spelling in spellings:
        page = asked(visitor, spelling)
        links = page.locator("[data-hits] a[href*='vergaderingen/']")
        assert links.count() == count, spelling


def test_questions_are_found_by_their_subject(visitor: Any, data: DataFolder) -> None:
    """The search named no question: those stood on a page of their own."""
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        subject = connection.execute(
            """
            select max(questions.subject) from core.question as questions
            inner join core.meeting as meetings using (meeting_id)
            where meetings.session_year = '2022-2023' and questions.subject not like '<%'
            """
        ).fetchall()[0][0]
    word = max(re.findall(r"[a-z]+", subject), key=len)
    page = asked(visitor, word)
    link = page.locator("[data-hits] .sub a[href*='vragen.html?jaar=2']")
    count = int((re.match(r"\d+", link.inner_text()) or ["0"])[0])
    link.click()
    page.locator("[role=status]", has_text=re.compile("gevonden")).wait_for()
    assert page.locator("[data-results] tbody tr").count() == count > 0
    page = asked(visitor, word)
    page.locator("[data-hits] a[href*='vragen.html?jaar=alle']").click()
    page.locator("[role=status]", has_text=re.compile("gevonden")).wait_for()
    assert page.locator("[data-results] tbody tr").count() >= count


def test_a_member_is_found_without_accents_and_a_slash_leads_to_the_search(visitor: Any) -> None:
    page = visitor.open("ministers.html")
    page.keyboard.press("/")
    page.wait_for_url("**/zoeken.html")
    page.locator("input[name=q]").fill("gul turk")
    page.locator("[data-hits] li a", has_text="Gül Türkbeyli").first.click()
    page.wait_for_url("**/leden/*.html")
    assert page.locator("h1").inner_text() == "Gül Türkbeyli"


def test_nothing_found_is_said(visitor: Any) -> None:
    assert "Niets gevonden" in asked(visitor, "qqqxyz").locator("[data-search] [role=status]").inner_text()


def test_only_a_year_that_changed_is_indexed_again(site: Path) -> None:
    pieces = sorted(site.glob("zoeken/woorden/*/stukken.json"))
    assert [path.parent.name for path in pieces] == ["2021-2022", "2022-2023"]


def served(visitor: Any, server: str, query: str) -> Any:
    visitor.page.goto(f"{server}zoeken.html?q={quote(query)}")
    visitor.page.locator("[data-search][data-ready]").wait_for()
    return visitor.page


def test_a_phrase_is_found_as_one_and_stands_beside_its_hit(visitor: Any, server: str, data: DataFolder) -> None:
    """The index has no order of words: a phrase was searched word by word, and no line stood beside a hit."""
    with duckdb.connect(str(data.current.resolve()), read_only=True) as connection:
        texts = [text for (text,) in connection.execute("select text from core.speech where words > 40").fetchall()]
    flat = [" ".join(re.findall(r"[a-z0-9]+", text.lower())) for text in texts if text.isascii()]
    words = flat[0].split()
    phrase, turned = " ".join(words[5:8]), " ".join(words[7:4:-1])
    holding = sum(f" {phrase} " in f" {text} " for text in flat)
    page = served(visitor, server, f'"{phrase}"')
    assert found_speeches(page) >= min(holding, 1)
    page.locator(".snippet mark").first.wait_for()
    shown = page.locator(".snippet:has(mark)").all_inner_texts()
    assert all(phrase in " ".join(re.findall(r"[a-z0-9]+", text.lower())) for text in shown)
    page = served(visitor, server, f'"{turned}"')
    assert found_speeches(page) == 0
    assert found_speeches(served(visitor, server, turned)) > 0


def test_a_word_is_marked_in_the_line_beside_its_hit(visitor: Any, server: str) -> None:
    """Of the newest year, whose text stands in the page, and of an older one, whose text is packed."""
    for query in ("minister&jaar=2022-2023", "minister&jaar=2021-2022"):
        visitor.page.goto(f"{server}zoeken.html?q={query}")
        visitor.page.locator(".snippet mark").first.wait_for()
        marked = visitor.page.locator(".snippet mark").all_inner_texts()
        assert {text.lower() for text in marked} == {"minister"}


def test_from_a_file_the_search_says_what_a_phrase_needs(visitor: Any) -> None:
    page = asked(visitor, "minister")
    assert page.locator("[data-needs-server]").is_visible()
    assert page.locator(".snippet").count() == 0


def test_the_first_answer_on_ten_years_fits_the_budget(site: Path) -> None:
    """Worked out from this site's files for years of 100 000 speeches; tests/bench/bench_first_answer.py measures it.

    The page with what it names, then of the newest year who spoke, the list of pieces and two of these.
    """
    page = (site / "zoeken.html").read_text(encoding="utf-8")
    named = {*re.findall(r'<script src="([^"]+)"', page), *re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)}
    first = sum(
        len(gzip.compress(path.read_bytes())) for path in (site / "zoeken.html", *(site / one for one in named))
    )
    speakers = site / "zoeken" / "sprekers" / "2022-2023.js"
    speeches = sum(
        int(count)
        for runs in re.findall(r'"([^"]*)"\]', speakers.read_text("utf-8"))
        for count in re.findall(r":(\d+)", runs)
    )
    assert speeches > 100
    # A year of few speeches has no use of what repeats, so that this is more than a real one weighs.
    each = len(gzip.compress(speakers.read_bytes())) / speeches
    pieces = [path.stat().st_size for path in site.glob("zoeken/woorden/*/[0-9]*.js")]
    assert max(pieces) < 1.6 * LONGEST_PIECE_CHARACTERS
    assert each < 10
    assert first + 2 * LONGEST_PIECE_CHARACTERS * 0.85 < FIRST_ANSWER_BYTES / 2
