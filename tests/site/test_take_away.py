"""Gebruik dit: what is taken along is exactly what is shown, with its source, version and address."""

import csv
import io
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"


def opened(page: Any, block: str) -> Any:
    """Open the box below a chart or table; the block is named by its place on the page."""
    box = page.locator(f"details.use:near({block})").first if block.startswith(":") else page.locator(block)
    box.locator("summary").click()
    return box


def downloaded(page: Any, box: Any, name: str) -> bytes:
    with page.expect_download() as waiting:
        box.get_by_role("button", name=name, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def copied(box: Any, name: str) -> str:
    button = box.get_by_role("button", name=name)
    button.click()
    return str(button.page.locator("button[data-copied]").last.get_attribute("data-copied"))


TABLE_BOX = ".scroll:has(#leden) + details.use"


def test_a_filtered_table_is_taken_along_as_it_is_shown(visitor: Any) -> None:
    page = visitor.open("leden.html?soort=committee&sorteer=5a")
    shown = page.locator("#leden tbody tr:visible")
    names = [text.split("\n")[0] for text in shown.locator("th").all_inner_texts()]
    words = [int(re.sub(r"\D", "", text)) for text in shown.locator("td:nth-child(6)").all_inner_texts()]
    box = opened(page, TABLE_BOX)
    rows = list(csv.DictReader(io.StringIO(downloaded(page, box, "CSV").decode())))
    assert [row["Naam"] for row in rows] == names
    assert [int(row["Woorden"]) for row in rows] == words
    assert {row["data_origin"] for row in rows} == {"invented"}
    times = [row for row in rows if row["Spreektijd (geschat) (ondergrens 95%, seconden)"]]
    assert times
    for row in times:
        low, middle, high = (
            float(row[f"Spreektijd (geschat) ({which}seconden)"])
            for which in ("ondergrens 95%, ", "", "bovengrens 95%, ")
        )
        assert low <= middle <= high


def test_for_a_belgian_spreadsheet_it_has_semicolons_a_mark_and_commas(visitor: Any) -> None:
    page = visitor.open("leden.html")
    content = downloaded(page, opened(page, TABLE_BOX), "CSV met ; (Excel)")
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == page.locator("#leden tbody tr:visible").count()
    assert any(re.fullmatch(r"\d+,\d+", row["Spreektijd (geschat) (seconden)"]) for row in rows)


def test_a_chart_is_taken_along_as_drawing_picture_and_rows(visitor: Any) -> None:
    page = visitor.open("fracties.html")
    box = opened(page, "figure + details.use >> nth=0")
    drawing = downloaded(page, box, "SVG").decode()
    texts = " ".join(ElementTree.fromstring(drawing).itertext())
    assert "var(" not in drawing
    assert "currentColor" not in drawing
    assert "VERZONNEN PROEFGEGEVENS" in texts
    picture = downloaded(page, box, "PNG")
    assert picture.startswith(PNG_MAGIC)
    assert int.from_bytes(picture[16:20]) >= 900
    rows = list(csv.reader(io.StringIO(downloaded(page, box, "CSV").decode())))
    drawn = page.locator("figure").first.locator("svg text").all_text_contents()
    assert len(rows) > 2
    assert {row[0] for row in rows[1:]} <= set(drawn)
    for _, value, low, high, _ in rows[1:]:
        assert float(low) <= float(value) <= float(high)


def test_a_citation_names_version_and_address(visitor: Any, site: Path) -> None:
    version = re.search(r'"([^"]+)"', (site / "assets" / "version.js").read_text())
    page = visitor.open("leden.html?soort=committee")
    citation = copied(opened(page, TABLE_BOX), "Kopieer bronvermelding")
    assert citation.startswith("VERZONNEN PROEFGEGEVENS")
    assert version is not None
    assert version[1] in citation
    assert "leden.html?soort=committee#leden" in citation


@pytest.mark.parametrize("visitor", [{}, {"width": 375}], indirect=True)
def test_a_frame_shows_the_block_its_warning_and_its_source_alone(visitor: Any) -> None:
    page = visitor.open("leden.html?soort=committee")
    count = page.locator("#leden tbody tr:visible").count()
    code = copied(opened(page, TABLE_BOX), "Kopieer inbedcode")
    address = re.search(r'src="([^"]+)"', code)
    assert address is not None
    page.goto(address[1].replace("&amp;", "&"))
    assert page.locator("#leden tbody tr:visible").count() == count
    assert page.locator("h1, .filters, footer, nav").locator("visible=true").count() == 0
    assert "verzonnen" in page.locator("aside.notice").inner_text()
    assert "spreektijd" in page.locator("main > p.note:visible").inner_text()


def test_every_chart_and_table_offers_it(visitor: Any, page_kinds: dict[str, str]) -> None:
    """All but the samples of failing rows and the answers of the page with SQL have the box, and each makes a CSV."""
    without = {}
    for kind, path in page_kinds.items():
        page = visitor.open(path)
        missing = page.evaluate(
            """() => [...document.querySelectorAll('main figure:has(svg.chart), main table')].filter(block =>
                !block.closest('[data-no-use], details .samples')
                && !(block.closest('.scroll') ?? block).nextElementSibling?.matches('details.use')).length"""
        )
        if missing:
            without[kind] = missing
    assert without == {}


def test_no_cell_that_is_taken_along_is_a_formula(visitor: Any) -> None:
    """As with every CSV of the house: what comes from strangers is not computed by a spreadsheet."""
    page = visitor.open("leden.html")
    page.locator("#leden tbody tr:visible th a").first.evaluate("link => { link.textContent = '=1+1;\"x\"'; }")
    content = downloaded(page, opened(page, TABLE_BOX), "CSV").decode()
    assert next(csv.DictReader(io.StringIO(content)))["Naam"] == '\'=1+1;"x"'
