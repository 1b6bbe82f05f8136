"""Onderbrekingen: who interrupts whom, by the stage directions of the reports, a page per session year."""

from collections.abc import Iterator

from dashboards.page import Page, PlainFile
from dashboards.pages.years import year_links, year_path
from dashboards.published import Published

SECTION_FILE = "onderbrekingen.html"
COLUMNS = (
    "session_year", "meeting_kind", "interjection_kind", "source_person_id", "source_full_name", "speaker_person_id",
    "speaker_full_name", "speaker_role", "interjection_count",
)  # fmt: skip


def interruption_pages(published: Published) -> Iterator[Page | PlainFile]:
    """All pages of this kind and their file."""
    rows = tuple(published.reader.rows("interruptions"))
    links = year_links(published, SECTION_FILE)
    for year, year_rows in published.years_of(rows).items() or [(None, [])]:
        context = {"origin": published.origin, "session_year": year, "year_links": links, "rows": year_rows}
        path = year_path(published, SECTION_FILE, year) if year else SECTION_FILE
        yield Page(path, "interruptions.html", "members", context)
    yield published.csv_file("csv/onderbrekingen.csv", COLUMNS, rows)
