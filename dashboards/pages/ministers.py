"""Ministers: what was put to them, what they answered and how long, a page per session year."""

from collections.abc import Iterator

from dashboards.charts import PairedBars
from dashboards.page import Page, PlainFile
from dashboards.pages.years import year_links, year_path
from dashboards.published import Published

SECTION_FILE = "ministers.html"
COLUMNS = (
    "person_id", "full_name", "session_year", "addressed_count", "answered_count", "answered_by_another_count",
    "answered_for_another_count", "answer_words", "question_words", "answer_to_question_ratio", "words", "est_seconds",
    "est_seconds_low", "est_seconds_high",
)  # fmt: skip
# Not those of parties; far enough apart for every kind of sight.
COLOURS = ("#bb8822", "#3f7fb5")


def minister_pages(published: Published) -> Iterator[Page | PlainFile]:
    """All pages and files of this kind."""
    rows = tuple(published.reader.rows("minister_years"))
    days = published.reader.by_key("minister_days", "session_year")
    links = year_links(published, SECTION_FILE)
    for year, year_rows in published.years_of(rows).items() or [(None, [])]:
        shown = [row for row in year_rows if row["addressed_count"] or row["answered_for_another_count"]]
        context = {
            "origin": published.origin,
            "session_year": year,
            "year_links": links,
            "rows": year_rows,
            "days": days.get(year, []),
            "most_seconds": max((row["est_seconds_high"] or 0 for row in year_rows), default=0) or 1,
            "chart": PairedBars(
                title="ministers_chart",
                unit="unit_questions",
                labels=tuple(row["full_name"] for row in shown),
                names=("addressed", "answered"),
                values=tuple((row["addressed_count"], row["answered_count"]) for row in shown),
                colours=COLOURS,
            ),
        }
        path = year_path(published, SECTION_FILE, year) if year else SECTION_FILE
        yield Page(path, "ministers.html", "ministers", context)
    yield published.csv_file("csv/ministers.csv", COLUMNS, rows)
