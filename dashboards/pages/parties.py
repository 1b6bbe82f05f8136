"""Fracties: speaking time, questions and unity in votes by parliamentary group, a page a session year."""

from collections.abc import Iterator, Sequence

from dashboards.charts import Bar, IntervalBars
from dashboards.colours import party_colour
from dashboards.page import Page, PlainFile
from dashboards.pages.years import year_links, year_path
from dashboards.published import Published
from dashboards.reading import Row, group_rows

SECTION_FILE = "fracties.html"
COLUMNS = (
    "party_family", "party_name", "independent_person_id", "session_year", "meeting_kind", "member_count",
    "speaker_count", "speeches", "words", "word_share", "est_seconds", "est_seconds_low", "est_seconds_high",
    "words_per_member", "rate_version", "asked_count",
)  # fmt: skip
COHESION_COLUMNS = (
    "party_family", "party_name", "session_year", "vote_count", "cast_count", "absent_count", "absent_share",
    "mean_rice_index", "mean_agreement_index",
)  # fmt: skip


def party_pages(published: Published) -> Iterator[Page | PlainFile]:
    """All pages and files of this kind."""
    rows = published.reader.rows("party_years")
    cohesion = published.reader.by_key("party_cohesion", "session_year")
    years = published.years_of(tuple(rows))
    links = year_links(published, SECTION_FILE)
    for year, year_rows in years.items() or [(None, [])]:
        by_kind = group_rows(year_rows, "meeting_kind")
        context = {
            "origin": published.origin,
            "session_year": year,
            "year_links": links,
            "members_file": year_path(published, "leden.html", year) if year else "leden.html",
            "kinds": [(kind, kind_rows, chart_of_parties(kind_rows, kind)) for kind, kind_rows in by_kind.items()],
            "cohesion": cohesion.get(year, []),
        }
        yield Page(
            year_path(published, SECTION_FILE, year) if year else SECTION_FILE, "parties.html", "parties", context
        )
    yield published.csv_file("csv/fracties.csv", COLUMNS, rows)
    yield published.csv_file(
        "csv/eensgezindheid.csv", COHESION_COLUMNS, [row for group in cohesion.values() for row in group]
    )


def chart_of_parties(rows: Sequence[Row], kind: str) -> IntervalBars:
    """Estimated hours of each group's members, with the interval."""
    bars = tuple(
        Bar(
            row["independent_full_name"] or row["party_name"],
            row["est_seconds"] / 60,
            party_colour(row["party_family"]),
            row["est_seconds_low"] / 60,
            row["est_seconds_high"] / 60,
        )
        for row in rows
        if row["est_seconds"]
    )
    return IntervalBars(f"parties_chart_{kind}", "unit_minutes", bars)
