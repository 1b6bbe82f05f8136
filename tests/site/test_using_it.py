"""What people do with the site: sort, filter, search, follow a number to its rows, change language, ask in SQL."""

import re
from typing import Any

import pytest


def numbers(texts: list[str]) -> list[int]:
    return [int(re.sub(r"\D", "", text.split("\n")[0])) for text in texts]


def visible_rows(page: Any, table: str = "#leden"):
    return page.locator(f"{table} tbody tr:visible")


def follow(page: Any, link: Any) -> None:
    """Click a link and wait until the page behind it stands, with what its script hides and shows."""
    link.click()
    page.wait_for_load_state()


def test_members_open_on_plenary_members_with_zero_rows(visitor: Any) -> None:
    page = visitor.open("leden.html")
    assert set(visible_rows(page).evaluate_all("rows => rows.map(row => row.dataset.soort + row.dataset.rol)")) == {
        "plenarymember"
    }
    words = numbers(visible_rows(page).locator("td:nth-child(6)").all_inner_texts())
    assert 0 in words
    assert max(words) > 0
    assert words == sorted(words, reverse=True)


def test_a_table_sorts_both_ways_and_the_address_keeps_it(visitor: Any) -> None:
    page = visitor.open("leden.html")
    button = page.get_by_role("button", name="Woorden", exact=True)
    button.click()
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Woorden")
    button.click()
    words = numbers(visible_rows(page).locator("td:nth-child(6)").all_inner_texts())
    assert words == sorted(words)
    page.reload()
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Woorden")
    assert numbers(visible_rows(page).locator("td:nth-child(6)").all_inner_texts()) == words


def test_a_table_sorts_by_keyboard(visitor: Any) -> None:
    page = visitor.open("leden.html")
    page.get_by_role("button", name="Naam", exact=True).focus()
    page.keyboard.press("Enter")
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Naam")
    names = visible_rows(page).locator("th").evaluate_all("cells => cells.map(cell => cell.dataset.v)")
    assert names == page.evaluate("names => [...names].sort(new Intl.Collator('nl').compare)", names)
    shown = visible_rows(page).locator("th a").first.inner_text()
    assert sorted(shown.split()) == sorted(names[0].split())
    assert not names[0].startswith(shown.split()[0])


def test_filters_are_kept_in_the_address_and_survive_a_reload(visitor: Any) -> None:
    page = visitor.open("leden.html")
    party = page.locator("select[name=fractie] option").nth(1).get_attribute("value")
    page.select_option("select[name=fractie]", party)
    page.select_option("select[name=soort]", "committee")
    count = visible_rows(page).count()
    assert 0 < count < 124
    assert f"fractie={party}" in page.url
    assert "soort=committee" in page.url
    page.reload()
    assert visible_rows(page).count() == count
    assert page.locator("[data-count]").inner_text().startswith(f"{count} van ")


def test_search_finds_a_name_without_its_accents(visitor: Any) -> None:
    page = visitor.open("leden.html")
    page.fill("input[name=zoek]", "gul turkbeyli")
    assert visible_rows(page).locator("th a").all_inner_texts() == ["Gül Türkbeyli"]


def test_the_switch_of_language_keeps_page_and_filters(visitor: Any) -> None:
    page = visitor.open("leden.html?soort=committee")
    count = visible_rows(page).count()
    follow(page, page.get_by_role("link", name="English"))
    assert page.url.endswith("en/leden.html?soort=committee")
    assert page.locator("h1").inner_text() == "Members"
    assert visible_rows(page).count() == count
    follow(page, page.get_by_role("link", name="Nederlands"))
    assert page.locator("h1").inner_text() == "Leden"


def test_a_number_leads_to_its_meetings_and_on_to_its_speeches(visitor: Any) -> None:
    page = visitor.open("leden.html")
    first = visible_rows(page).first
    words = numbers([first.locator("td:nth-child(6)").inner_text()])[0]
    speeches = numbers([first.locator("td:nth-child(7)").inner_text()])[0]
    follow(page, first.locator("td:nth-child(6) a"))
    section = page.locator("section#plenary-member")
    assert numbers(section.locator("tfoot td.n").all_inner_texts()) == [speeches, words]
    row = section.locator("tbody tr").first
    of_meeting = numbers(row.locator("td:nth-child(3), td:nth-child(4)").all_inner_texts())
    follow(page, row.locator("td:nth-child(1) a"))
    marked = numbers(page.locator("td.marked + td.marked").all_inner_texts())
    assert [len(marked), sum(marked)] == of_meeting


def test_only_the_speeches_of_the_one_meant_are_marked_among_namesakes(visitor: Any, site: Any) -> None:
    original = max(site.glob("spreekbeurten/*.html"), key=lambda path: path.stat().st_size)
    text = original.read_text(encoding="utf-8")
    copy = original.with_name("namesakes.html")
    first = re.search(r"<tr id=(\S+)><td rowspan", text)[1]
    copy.write_text(text.replace(f"<tr id={first}>", f'<tr id={first} data-person="other">'), encoding="utf-8")
    page = visitor.open(f"spreekbeurten/{copy.name}")
    name = page.locator(f"[id='{first}'] td:nth-last-child(2)").inner_text()
    counts = []
    for query in (f"?spreker={name}", f"?spreker={name}&persoon=me", f"?spreker={name}&persoon=other"):
        visitor.page.goto(f"{copy.as_uri()}{query}")
        counts.append(page.locator("td.marked").count() // 2)
    copy.unlink()
    assert counts[0] == counts[2] == counts[1] + 1


def test_a_speech_leads_to_its_page_of_the_official_report(visitor: Any, page_kinds: dict[str, str]) -> None:
    page = visitor.open(page_kinds["speeches"])
    for link in page.locator("table.turns td[rowspan] a").all():
        assert re.fullmatch(r"https://docs\.example\.org/pfile\?id=\d+#page=\d+", link.get_attribute("href"))


def test_a_question_leads_to_its_debate(visitor: Any) -> None:
    page = visitor.open("vragen.html")
    link = page.locator("[data-static] tbody td:nth-child(2) a").first
    subject = link.inner_text()
    follow(page, link)
    assert "#v" in page.url
    assert subject in page.locator("main").inner_text()


def test_questions_are_searched_over_session_years(visitor: Any) -> None:
    page = visitor.open("vragen.html")
    assert page.locator("[data-results]").is_hidden()
    everything = page.locator("[data-static] tbody tr").count()
    word = page.locator("[data-static] tbody td:nth-child(3) a").first.inner_text()
    page.fill("input[name=zoek]", word.upper())
    page.locator("[role=status]", has_text="gevonden").wait_for()
    found = page.locator("[data-results] tbody tr")
    assert 0 < found.count() < everything
    assert set(found.locator("td:nth-child(3) a").all_inner_texts()) == {word}
    page.fill("input[name=zoek]", "geenenkelevraag")
    page.get_by_text("Geen vraag gevonden in de gekozen zittingsjaren").wait_for()
    assert "zoek=geenenkelevraag" in page.url


def listed_questions(page: Any) -> int:
    """How many questions the explorer lists once it has searched."""
    page.locator("[role=status]", has_text="gevonden").wait_for()
    return int(page.locator("[data-results] tbody tr").count())


def test_every_count_of_a_minister_leads_to_as_many_questions(visitor: Any) -> None:
    followed = 0
    for column in (2, 3, 4, 5):
        page = visitor.open("ministers.html")
        for link in page.locator(f"tbody td:nth-child({column}) a").all()[:1]:
            count = numbers([link.inner_text()])[0]
            follow(page, link)
            assert listed_questions(page) == count, column
            followed += 1
    assert followed >= 2


def test_the_questions_of_a_party_lead_to_as_many_rows(visitor: Any) -> None:
    page = visitor.open("fracties.html")
    link = page.locator("tbody td:nth-child(9) a").first
    count = numbers([link.inner_text()])[0]
    follow(page, link)
    assert listed_questions(page) == count


def test_votes_unlike_the_party_lead_to_their_rows_and_to_all_names(visitor: Any, site: Any) -> None:
    pages = sorted(site.glob("leden/*.html"))
    member = next(path for path in pages if "#afwijkend" in path.read_text(encoding="utf-8"))
    page = visitor.open(str(member.relative_to(site)))
    link = page.locator("a[href$='#afwijkend']").first
    count = numbers([link.inner_text()])[0]
    follow(page, link)
    rows = page.locator("section#afwijkend tbody tr")
    assert rows.count() == count
    own, party = rows.first.locator("td:nth-child(4), td:nth-child(5)").all_inner_texts()
    assert own != party
    name = page.locator("h1").inner_text().rsplit(maxsplit=1)[0]
    follow(page, rows.first.locator("td:nth-child(2) a"))
    vote = page.locator("section", has=page.locator(f"#{page.url.rpartition('#')[2]}"))
    assert name in vote.locator("p", has_text=f"{own} / ").inner_text()
    for line in vote.locator("p.who").all_inner_texts():
        said, _, names = line.partition(")")
        assert len(names.split(" · ")) == numbers([said])[0]


def test_a_party_leads_to_its_members_of_that_time(visitor: Any) -> None:
    page = visitor.open("fracties.html")
    link = page.locator("[data-measure=members]").first
    count = numbers([link.inner_text()])[0]
    follow(page, link)
    assert page.locator(f"section#{page.url.rpartition('#')[2]} tbody tr").count() == count


def test_what_failed_is_shown_with_its_rows(visitor: Any) -> None:
    page = visitor.open("datakwaliteit.html")
    assert "Elke vraag heeft een antwoord." in page.locator("article.check h3").inner_text()
    page.get_by_text("Enkele van die rijen").click()
    assert page.locator("table.samples td").all_inner_texts()[0] == "C1-i01"


def test_accuracy_is_shown_by_what_it_was_measured_on(visitor: Any) -> None:
    page = visitor.open("datakwaliteit.html")
    groups = page.locator("details", has=page.locator("table.measures"))
    assert groups.count() >= 5
    open_groups = groups.evaluate_all(
        "parts => parts.filter(part => part.open).map(part => part.querySelector('summary').textContent)"
    )
    assert open_groups == ["Het echte verslag van 12 mei 2020", "Nagemaakte verslagen van elke stijl, samen"]
    first = groups.first.locator("tbody tr").first
    assert first.locator("th").inner_text() == "Spreekbeurten"
    assert re.search(r"\d+ van \d+", first.locator("td").first.inner_text())
    assert "met de hand" not in page.locator("main").inner_text()
    assert not any(re.search("[a-z]_[a-z]|: ", text) for text in groups.locator("tbody th").all_inner_texts())


def test_estimates_stand_with_their_interval_and_method(visitor: Any, page_kinds: dict[str, str]) -> None:
    for kind in ("overview", "members", "member", "meeting", "parties", "ministers"):
        text = visitor.open(page_kinds[kind]).locator("main").inner_text()
        assert "ca." in text, kind
        assert "±" not in text, kind
        assert "95%-interval" in text, kind
        assert visitor.page.get_by_role("link", name="Hoe we schatten").count() >= 1, kind


@pytest.mark.thorough
def test_invented_data_say_so_on_every_page_in_the_citation_and_in_the_foot(
    visitor: Any, page_kinds: dict[str, str]
) -> None:
    for path in page_kinds.values():
        assert "verzonnen" in visitor.open(path).locator("aside.notice").inner_text(), path
        assert "Geen gegevens van het Vlaams Parlement" in visitor.page.locator("footer").inner_text(), path
    assert "invented" in visitor.open("en/leden.html").locator("aside.notice").inner_text()
    assert "invented" in visitor.open(page_kinds["speeches"]).locator("aside.notice [lang=en]").inner_text()
    assert "verzonnen proefgegevens" in visitor.open("download.html").locator("blockquote").inner_text()


def test_a_query_runs_in_the_browser(visitor: Any, server: str, query_page: str) -> None:
    page = visitor.page
    page.goto(server + query_page)
    page.locator("button[data-fetch]").click()
    page.locator("#run:not([disabled])").wait_for(timeout=60_000)
    page.fill(
        "#sql",
        "select count(*) as n, sum(words) as w, 1.25::decimal(9, 2) as d from mart.meeting_summary "
        "where session_year = (select max(session_year) from mart.meeting_summary)",
    )
    page.keyboard.press("Control+Enter")
    page.locator("#answer td").first.wait_for()
    meetings, words, decimal = page.locator("#answer td").all_inner_texts()
    assert decimal == "1.25"
    page.goto(f"{server}index.html")
    figures = page.locator(".figures dd a").all_inner_texts()
    assert numbers(figures[:1]) == [int(meetings)]
    assert f"{int(words):,}".replace(",", ".") in page.locator(".figures").inner_text()


@pytest.mark.thorough
def test_every_recipe_of_the_page_runs_on_the_slim_copy(visitor: Any, server: str, query_page: str) -> None:
    page = visitor.page
    page.goto(server + query_page)
    page.locator("button[data-fetch]").click()
    page.locator("#run:not([disabled])").wait_for(timeout=60_000)
    recipes = page.locator("details pre code").all_text_contents()
    assert len(recipes) >= 15
    for sql in recipes:
        page.fill("#sql", sql)
        page.click("#run")
        page.locator("#run:not([disabled])").wait_for()
        assert " ms" in page.locator("#state").inner_text(), sql


def test_opened_from_a_file_the_query_page_says_what_it_needs(visitor: Any, query_page: str) -> None:
    page = visitor.open(query_page)
    assert "spreektijd site --serve" in page.locator("[data-needs-server]").inner_text()
    assert page.locator("#run").is_disabled()


@pytest.mark.parametrize("visitor", [{"scheme": "dark"}], indirect=True)
def test_dark_mode_is_dark(visitor: Any) -> None:
    page = visitor.open("index.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 29)"


def test_the_query_page_fetches_nothing_heavy_unasked(visitor: Any, server: str, query_page: str) -> None:
    """It loaded 51 MB as soon as it was opened."""
    fetched: list[str] = []
    visitor.page.on("request", lambda request: fetched.append(request.url))
    visitor.page.goto(server + query_page)
    visitor.page.wait_for_load_state("networkidle")
    assert [address for address in fetched if "/rekenen/" in address] == []


def test_who_interrupts_whom_is_one_click_from_the_members(visitor: Any) -> None:
    page = visitor.open("leden.html")
    follow(page, page.get_by_role("link", name="Wie onderbreekt wie"))
    rows = page.locator("#onderbrekingen tbody tr")
    assert page.locator("h1").inner_text() == "Wie onderbreekt wie"
    counts = numbers(rows.locator("td.n").all_inner_texts())
    assert counts == sorted(counts, reverse=True)


def test_a_long_table_is_sorted_whole_and_shown_whole(visitor: Any) -> None:
    """620 rows took 130 ms to sort; what is below the screen is now laid out after the rows that are seen."""
    page = visitor.open("leden.html")
    page.select_option("select[name=rol]", "alle")
    shown = page.evaluate(
        """() => {
            const body = document.querySelector('#leden tbody');
            const rows = [...body.rows];
            while (body.rows.length < 620) body.append(...rows.map((row) => row.cloneNode(true)));
            document.querySelector('#leden thead th:nth-child(2) button').click();
            const order = [...body.rows].map((row) => Number(row.cells[1].dataset.v));
            return [order, body.querySelectorAll('.later').length];
        }"""
    )
    assert shown[0] == sorted(shown[0], reverse=True)
    assert shown[1] > 300
    page.wait_for_function("!document.querySelector('#leden .later')")
