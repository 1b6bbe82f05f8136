"""Thema's: a table per session year, and a page per theme with its questions over the years."""

from collections.abc import Iterator

from dashboards.page import Page, PlainFile
from dashboards.pages.years import year_links, year_path
from dashboards.predicates import theme_page
from dashboards.published import Published
from warehouse.rows import group_rows

SECTION_FILE = "themas.html"
COLUMNS = (
    "theme_name", "session_year", "question_type", "asked_count", "questioner_count", "withdrawn_count",
    "converted_count", "dated_count", "median_days_to_treatment",
)  # fmt: skip
# Newest questions on a theme's own page; the explorer behind its link has all.
LATEST_QUESTIONS = 20


def theme_pages(published: Published) -> Iterator[Page | PlainFile]:
    """All pages of this kind and their file."""
    rows = tuple(published.reader.rows("themes"))
    links = year_links(published, SECTION_FILE)
    for year, year_rows in published.years_of(rows).items() or [(None, [])]:
        types = sorted({row["question_type"] for row in year_rows if row["asked_count"]})
        counts = {
            theme: {row["question_type"]: row["asked_count"] for row in found}
            for theme, found in group_rows(year_rows, "theme_name").items()
        }
        context = {
            "origin": published.origin, "session_year": year, "year_links": links, "types": types, "counts": counts,
        }  # fmt: skip
        path = year_path(published, SECTION_FILE, year) if year else SECTION_FILE
        yield Page(path, "themes.html", "questions", context)
    for theme, found in group_rows(rows, "theme_name").items():
        questions = [row for row in published.questions if theme in (row["theme_names"] or [])]
        context = {
            "origin": published.origin, "theme": theme, "rows": found, "questions": questions[:LATEST_QUESTIONS],
        }  # fmt: skip
        yield Page(theme_page(theme), "theme.html", "questions", context)
    yield published.csv_file("csv/themas.csv", COLUMNS, rows)
