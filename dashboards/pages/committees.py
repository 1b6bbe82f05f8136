"""Commissies: what each committee treated and who spoke there, a page per session year."""

from collections.abc import Iterator

from dashboards.charts import Bar, IntervalBars
from dashboards.page import Page, PlainFile
from dashboards.pages.years import year_links, year_path
from dashboards.published import Published
from warehouse.rows import Row

SECTION_FILE = "commissies.html"
COLUMNS = (
    "session_year", "committee_name", "meeting_count", "question_count", "speeches", "words", "est_seconds",
    "member_share", "minister_share", "chair_share",
)  # fmt: skip
# The neutral colour of what belongs to no party.
_COLOUR = "#4f6d8f"


def committee_pages(published: Published) -> Iterator[Page | PlainFile]:
    """All pages and files of this kind."""
    rows = tuple(published.reader.rows("committee_years"))
    links = year_links(published, SECTION_FILE)
    speakers: dict[tuple[str, str], list[object]] = {}
    for row in published.reader.rows("committee_speakers"):
        speakers.setdefault((row["session_year"], row["committee_name"]), []).append(row)
    for year, year_rows in published.years_of(rows).items() or [(None, [])]:
        bars = tuple(Bar(_short_name(row), row["question_count"], _COLOUR) for row in year_rows)
        context = {
            "origin": published.origin,
            "session_year": year,
            "year_links": links,
            "newest": published.newest_session_year,
            "rows": year_rows,
            "speakers": [speakers.get((row["session_year"], row["committee_name"]), []) for row in year_rows],
            "chart": IntervalBars("committees_chart", "unit_questions", bars),
        }
        path = year_path(published, SECTION_FILE, year) if year else SECTION_FILE
        yield Page(path, "committees.html", "committees", context)
    yield published.csv_file("csv/commissies.csv", COLUMNS, rows)


def _short_name(row: Row) -> str:
    """The committee's name without what all have in common: a chart has room for some twenty-five letters."""
    return str(row["committee_name"] or "?").removeprefix("Commissie voor ")
