"""Names are sorted by surname, as Flemish lists are: "De Loor" under D, whichever table they stand in."""

import re
from pathlib import Path
from typing import Any

import pytest

from dashboards.published import surname_first
from dashboards.reading import open_reader
from warehouse.paths import DataFolder

# Pages with a table of persons that sorts.
PAGES = (
    "leden.html",
    "ministers.html",
    "onderbrekingen.html",
    "vergaderingen/[!z]*.html",
    "leden/*[0-9].html",
    "fracties/*/2*.html",
)
TABLE = re.compile(r"<table[^>]*data-sortable[^>]*>.*?</table>", re.DOTALL)
CELL = re.compile(r'<t[hd](?: scope="row")?([^>]*)><a href="[./]*leden/([^"/]+)\.html">')


@pytest.fixture(scope="module")
def sorted_by(data: DataFolder) -> dict[str, str]:
    with open_reader(data.current.resolve()) as reader:
        return {row["person_id"]: surname_first(row) for row in reader.rows("persons")}


def test_every_name_in_a_table_that_sorts_is_sorted_by_surname(site: Path, sorted_by: dict[str, str]) -> None:
    """Ministers, interruptions, speakers of a meeting and questioners were sorted by their first names."""
    wrong, count = [], 0
    for path in (path for pattern in PAGES for path in site.glob(pattern)):
        for table in TABLE.findall(path.read_text(encoding="utf-8")):
            for attributes, person_id in CELL.findall(table):
                count += 1
                if f'data-v="{sorted_by[person_id]}"' not in attributes.replace("&#39;", "'"):
                    wrong.append((str(path.relative_to(site)), person_id, attributes))
    assert wrong == []
    assert count > 500


def test_a_click_sorts_ministers_by_surname(visitor: Any, sorted_by: dict[str, str]) -> None:
    page = visitor.open("ministers.html")
    table = page.locator("table[data-sortable]").first
    table.locator("thead button").first.click()
    links = table.locator("tbody th a").evaluate_all("links => links.map(link => link.href)")
    names = [sorted_by[link.rpartition("/")[2].removesuffix(".html")] for link in links]
    assert names == sorted(names) and len(names) > 2
