"""Overzicht: the front page, with the figures people come for and whether they can be trusted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboards.charts import MonthColumns
from dashboards.page import Page, PlainFile
from dashboards.pages.members import chart_of_members
from dashboards.pages.parties import chart_of_parties
from dashboards.pages.quality import LastRun, last_run
from dashboards.published import Published
from warehouse.rows import Row, group_rows

LATEST_MEETINGS = 8
LATEST_QUESTIONS = 6
TOP_MEMBERS = 10
# Two calm colours for the two kinds of meeting, no party's; both stand off from both backgrounds.
KIND_COLOURS = {"plenary": "#bb8822", "committee": "#3f7fb5"}
# Five years of months: more are no longer told apart.
CHART_MONTHS = 60


def overview_pages(published: Published) -> Iterator[Page | PlainFile]:
    """The front page and the file of its trend."""
    year = published.newest_session_year
    members = [row for row in published.member_years if row["session_year"] == year and row["role"] == "member"]
    by_kind = group_rows((row for row in members if row["words"]), "meeting_kind")
    parties = group_rows(
        (row for row in published.reader.rows("party_years") if row["session_year"] == year), "meeting_kind"
    )
    spoken = {kind: [row for row in rows if row["words"]] for kind, rows in parties.items()}
    months = published.reader.rows("meeting_months")
    colours = published.colours
    context: Mapping[str, Any] = {
        "origin": published.origin,
        "session_year": year,
        "headline": published.year_figures[year] if year else None,
        "run": _summary(last_run(published.reader)),
        "published_at": published.manifest.get("published_at"),
        "version": published.manifest.get("version"),
        "tops": [
            (kind, rows[:TOP_MEMBERS], chart_of_members(rows[:TOP_MEMBERS], colours)) for kind, rows in by_kind.items()
        ],
        "parties": [(kind, rows, chart_of_parties(rows, kind, colours)) for kind, rows in spoken.items()],
        "months": _month_chart(months),
        "month_rows": months[-2 * 12 :],
        "meetings": published.meetings[:LATEST_MEETINGS],
        "questions": published.questions[:LATEST_QUESTIONS],
    }
    yield Page("index.html", "overview.html", "overview", context)
    yield published.csv_file(
        "csv/maanden.csv", ("month_date", "meeting_kind", "meeting_count", "words", "question_count"), months
    )


def _summary(run: LastRun | None) -> tuple[bool, int, int, int] | None:
    """What the front page says of the checks: all is well, and how many passed, failed and warned."""
    if run is None:
        return None
    return run.is_good, run.passed_count, run.critical_count, run.warning_count


def _month_chart(rows: Sequence[Row]) -> MonthColumns:
    months = tuple(sorted({row["month_date"] for row in rows}))[-CHART_MONTHS:]
    words = {(row["month_date"], row["meeting_kind"]): row["words"] for row in rows}
    return MonthColumns(
        title="months_chart",
        unit="unit_words",
        months=months,
        series=tuple(
            (f"kind_{kind}", colour, tuple(words.get((month, kind), 0) for month in months))
            for kind, colour in KIND_COLOURS.items()
        ),
    )
