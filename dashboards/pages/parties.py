"""Fracties: a page per session year, a page per group over the years, and per group and session year its members."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboards.charts import Bar, IntervalBars, PairedBars
from dashboards.colours import PartyColours
from dashboards.links import file_stem
from dashboards.page import Page, PlainFile
from dashboards.pages.exchanges import party_interruptions
from dashboards.pages.years import year_links, year_path
from dashboards.predicates import INDEPENDENTS, party_page, party_year_page
from dashboards.published import Published
from warehouse.rows import Row, group_rows

SECTION_FILE = "fracties.html"
COLUMNS = (
    "party_family", "party_name", "independent_person_id", "session_year", "meeting_kind", "member_count",
    "speaker_count", "speeches", "words", "word_share", "est_seconds", "est_seconds_low", "est_seconds_high",
    "words_per_member", "rate_version", "asked_count",
)  # fmt: skip
MEMBER_COLUMNS = (
    "party_family", "party_name", "session_year", "meeting_kind", "person_id", "full_name", "speeches", "words",
    "from_date", "to_date", "is_seated", "asked_count", "speaking_rank", "rank_low", "rank_high", "asked_rank",
    "ranked_count",
)  # fmt: skip
# As many as are seen at a glance; the page of a theme has all.
MOST_THEMES = 15
SHARE_COLOURS = ("#3f7fb5", "#76797f")
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
            "kinds": [
                (kind, kind_rows, chart_of_parties(kind_rows, kind, published.colours))
                for kind, kind_rows in by_kind.items()
            ],
            "cohesion": cohesion.get(year, []),
        }
        yield Page(
            year_path(published, SECTION_FILE, year) if year else SECTION_FILE, "parties.html", "parties", context
        )
    yield published.csv_file("csv/fracties.csv", COLUMNS, rows)
    yield published.csv_file(
        "csv/eensgezindheid.csv", COHESION_COLUMNS, [row for group in cohesion.values() for row in group]
    )


def party_page_files(published: Published) -> Iterator[Page | PlainFile]:
    """A page per group over the years, and a page per group and session year with its members."""
    years = group_rows(published.reader.rows("party_years"), "party_family")
    themes = published.reader.by_key("party_themes", "party_family")
    interruptions = published.reader.by_key("party_interruptions", "party_family")
    for family, rows in years.items():
        if family == INDEPENDENTS:
            continue
        names = list(dict.fromkeys(row["party_name"] for row in rows))
        kinds = [(kind, found, _shares_over_years(found)) for kind, found in group_rows(rows, "meeting_kind").items()]
        csv_path = f"csv/fracties/{file_stem(family)}.csv"
        context = {
            "origin": published.origin, "family": family, "name": names[0], "names": names[::-1], "kinds": kinds,
            "csv": csv_path, "themes": themes.get(family, [])[:MOST_THEMES],
            "interruptions": interruptions.get(family, []),
        }  # fmt: skip
        yield Page(party_page(family), "party.html", "parties", context)
        yield published.csv_file(csv_path, (*COLUMNS, "seat_share"), rows)
    yield from _party_year_pages(published)


def _party_year_pages(published: Published) -> Iterator[Page | PlainFile]:
    members = group_rows(published.reader.rows("party_members"), "party_family")
    interruptions = party_interruptions(published)
    for family, rows in members.items():
        for year, year_rows in group_rows(rows, "session_year").items():
            csv_path = f"csv/fracties/{file_stem(family)}-{year}.csv"
            context = {
                "origin": published.origin, "family": family, "name": year_rows[0]["party_name"],
                "session_year": year, "csv": csv_path,
                "groups": [
                    group for kind, found in group_rows(year_rows, "meeting_kind").items()
                    for group in _member_groups(family, kind, found)
                ],
                "interruptions": [
                    (direction, interruptions.get(family, {}).get((year, direction), []))
                    for direction in ("given", "received")
                ],
            }  # fmt: skip
            yield Page(party_year_page(family, year), "party_year.html", "parties", context)
            yield published.csv_file(csv_path, MEMBER_COLUMNS, year_rows)


def _member_groups(
    family: str, kind: str, rows: Sequence[Row]
) -> Iterator[tuple[str, str, str | None, Sequence[Row], Mapping[str, Any]]]:
    """The members of a group in one kind of meeting: (place, kind, title, rows, totals); each independent alone."""
    if family != INDEPENDENTS:
        yield kind, kind, None, rows, _totals(rows)
        return
    for person_id, found in group_rows(rows, "person_id").items():
        yield f"{kind}-{file_stem(person_id)}", kind, found[0]["full_name"], found, _totals(found)


def _totals(rows: Sequence[Row]) -> Mapping[str, int]:
    """What stands below a table: the sums of its own rows."""
    return {
        "words": sum(row["words"] for row in rows),
        "speeches": sum(row["speeches"] for row in rows),
        "members": sum(row["is_seated"] for row in rows),
        "speakers": sum(row["speeches"] > 0 for row in rows),
        "ranked": sum(row["speaking_rank"] is not None for row in rows),
    }


def _shares_over_years(rows: Sequence[Row]) -> PairedBars:
    shown = [row for row in rows if row["word_share"] is not None and row["seat_share"] is not None][::-1]
    return PairedBars(
        title="party_shares_chart",
        unit="unit_percent",
        labels=tuple(row["session_year"] for row in shown),
        names=("word_share", "seat_share"),
        values=tuple((100 * row["word_share"], 100 * row["seat_share"]) for row in shown),
        colours=SHARE_COLOURS,
    )


def chart_of_parties(rows: Sequence[Row], kind: str, colours: PartyColours) -> IntervalBars:
    """Estimated hours of each group's members, with the interval."""
    bars = tuple(
        Bar(
            row["independent_full_name"] or row["party_name"],
            row["est_seconds"] / 60,
            colours.of(row["party_family"]),
            row["est_seconds_low"] / 60,
            row["est_seconds_high"] / 60,
        )
        for row in rows
        if row["est_seconds"]
    )
    return IntervalBars(f"parties_chart_{kind}", "unit_minutes", bars)
