"""Leden: a table per session year, a page per person, and one per person and session year with the rows behind it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dashboards.charts import Bar, IntervalBars
from dashboards.colours import PartyColours
from dashboards.links import file_stem
from dashboards.page import Page, PlainFile
from dashboards.pages.exchanges import exchanges_of_persons, followed_up, interrupted
from dashboards.pages.years import year_links, year_path
from dashboards.published import Published
from dashboards.reading import sorted_groups
from dashboards.year_lines import lines_over_years
from warehouse.rows import Row, group_rows

SECTION_FILE = "leden.html"
MEMBER_YEAR_COLUMNS = (
    "person_id", "full_name", "party_name", "party_family", "session_year", "meeting_kind", "role", "speeches", "words",
    "word_share", "est_seconds", "est_seconds_low", "est_seconds_high", "method", "timed_share", "rate_version",
    "speaking_rank", "rank_low", "rank_high", "longest_speech_words", "meeting_count", "days_in_office",
    "words_per_day", "est_seconds_per_day", "asked_count", "follow_up_count",
)  # fmt: skip
MEETING_COLUMNS = (
    "meeting_date", "meeting_id", "meeting_kind", "role", "party_name", "speeches", "words",
    "est_seconds", "est_seconds_low", "est_seconds_high", "method",
)  # fmt: skip
MONTH_COLUMNS = ("month_date", "role", "words")
# As many as a chart shows at a glance.
CHART_MEMBERS = 15
# Newest questions on a person's own page; the pages of the session years have all.
LATEST_QUESTIONS = 12


def member_pages(published: Published) -> Iterator[Page | PlainFile]:
    """All pages and files of this kind."""
    years = published.years_of(published.member_years)
    links = year_links(published, SECTION_FILE)
    for year, rows in years.items():
        yield _year_table(published, year, rows, links)
        yield published.csv_file(f"csv/leden/zittingsjaar-{year}.csv", MEMBER_YEAR_COLUMNS, rows)
    if not years:
        yield Page(SECTION_FILE, "members.html", "members", _nothing(published))
    yield published.csv_file("csv/leden.csv", MEMBER_YEAR_COLUMNS, published.member_years)
    yield from _person_pages(published)
    for year in published.session_years:
        yield from _person_year_pages(published, year)


def person_page(person_id: str) -> str:
    """Where a person's page stands below the language's folder."""
    return f"leden/{file_stem(person_id)}.html"


def person_year_page(person_id: str, session_year: str) -> str:
    """Where the page of a person and session year stands."""
    return f"leden/{file_stem(person_id)}/{session_year}.html"


def chart_of_members(rows: Sequence[Row], colours: PartyColours) -> IntervalBars:
    """Those who spoke most as members, with the interval of each, in minutes."""
    kinds = [row["meeting_kind"] for row in rows if row["role"] == "member" and row["words"]]
    kind = kinds[0] if kinds else None
    chosen = [row for row in rows if row["role"] == "member" and row["meeting_kind"] == kind and row["est_seconds"]]
    bars = tuple(
        Bar(
            row["full_name"],
            row["est_seconds"] / 60,
            colours.of(row["party_family"]),
            row["est_seconds_low"] / 60,
            row["est_seconds_high"] / 60,
        )
        for row in chosen[:CHART_MEMBERS]
    )
    return IntervalBars(f"members_chart_{kind or 'plenary'}", "unit_minutes", bars)


def _year_table(published: Published, year: str, rows: Sequence[Row], links: Sequence[Any]) -> Page:
    kinds = sorted({row["meeting_kind"] for row in rows}, reverse=True)
    spoken = [row["meeting_kind"] for row in rows if row["words"]]
    parties = {row["party_family"]: row["party_name"] for row in rows if row["party_family"]}
    context = {
        "origin": published.origin,
        "session_year": year,
        "year_links": links,
        "rows": rows,
        "chart": chart_of_members(rows, published.colours),
        "kinds": kinds,
        # Plenary sittings come first; a database with committee reports alone opens on those.
        "chosen_kind": spoken[0] if spoken else "plenary",
        "roles": [
            role for role in ("member", "minister", "chair", "guest", "unknown") if any(r["role"] == role for r in rows)
        ],
        "parties": sorted(parties.items(), key=lambda party: party[1]),
        "silent": silent_members(rows),
        "most_seconds": _most_seconds(rows),
        "csv": f"csv/leden/zittingsjaar-{year}.csv",
    }
    return Page(year_path(published, SECTION_FILE, year), "members.html", "members", context)


def silent_members(rows: Sequence[Row]) -> tuple[str, ...]:
    """Those with a seat in the session year who said nothing as members in either kind of meeting."""
    members = [row for row in rows if row["role"] == "member"]
    spoke = {row["person_id"] for row in members if row["words"]}
    return tuple(sorted({row["person_id"] for row in members} - spoke))


def _most_seconds(rows: Sequence[Row]) -> Mapping[tuple[str, str], float]:
    """The longest time of each kind of meeting and role: bars are compared within those only."""
    most: dict[tuple[str, str], float] = {}
    for row in rows:
        key = (row["meeting_kind"], row["role"])
        most[key] = max(most.get(key, 1.0), row["est_seconds_high"] or 0)
    return most


def _nothing(published: Published) -> Mapping[str, Any]:
    return {
        "origin": published.origin, "session_year": None, "year_links": (), "rows": [], "kinds": [],
        "chart": IntervalBars("members_chart_plenary", "unit_minutes", ()), "chosen_kind": "plenary", "roles": [],
        "parties": [], "silent": (), "most_seconds": {}, "csv": "csv/leden.csv",
    }  # fmt: skip


def _person_pages(published: Published) -> Iterator[Page | PlainFile]:
    reader = published.reader
    times = group_rows(published.member_years, "person_id")
    memberships = reader.by_key("memberships", "person_id")
    terms = reader.by_key("government_terms", "person_id")
    seats = reader.by_key("committee_seats", "person_id")
    months = reader.by_key("person_months", "person_id")
    counts = reader.by_key("person_questions", "person_id")
    votes = reader.by_key("person_votes", "person_id")
    whole_terms = reader.by_key("person_terms", "person_id")
    exchanges = exchanges_of_persons(published)
    asked = group_rows(published.questions, "questioner_person_id")
    for person_id, person in published.persons.items():
        months_csv = f"csv/leden/{file_stem(person_id)}-maanden.csv"
        # Those who held a seat and said nothing have a page of the year, too.
        own_years = {row["session_year"] for row in (*times.get(person_id, []), *asked.get(person_id, []))}
        context = {
            "origin": published.origin,
            "person": person,
            "times": times.get(person_id, []),
            "most_seconds": _most_seconds(times.get(person_id, [])),
            "memberships": memberships.get(person_id, []),
            "terms": terms.get(person_id, []),
            "seats": seats.get(person_id, []),
            "months_csv": months_csv,
            "months": _month_columns(months.get(person_id, [])),
            "month_years": {(row["month_date"], row["role"]): row["session_year"] for row in months.get(person_id, [])},
            "lines": lines_over_years(times.get(person_id, [])),
            "whole_terms": whole_terms.get(person_id, []),
            **exchanges.of(person_id),
            "question_counts": counts.get(person_id, []),
            "questions": asked.get(person_id, [])[:LATEST_QUESTIONS],
            "votes": votes.get(person_id, []),
            "question_total": len(asked.get(person_id, [])),
            "years": [year for year in published.session_years if year in own_years],
        }
        yield Page(person_page(person_id), "member.html", "members", context)
        yield published.csv_file(months_csv, MONTH_COLUMNS, months.get(person_id, []))


def _words_of_months(rows: Sequence[Row]) -> Sequence[tuple[str, str, int]]:
    """The words of the rows of a session year as (month, role, words), newest month first."""
    words: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row["meeting_date"].isoformat()[:7], row["role"])
        words[key] = words.get(key, 0) + row["words"]
    return [(*key, count) for key, count in sorted(words.items(), reverse=True)]


def _month_columns(rows: Sequence[Row]) -> Sequence[tuple[date, Mapping[str, int]]]:
    """Every month from the first to the last in which the person spoke, with the words of each role."""
    columns: dict[date, dict[str, int]] = {}
    for row in rows:
        columns.setdefault(row["month_date"], {})[row["role"]] = row["words"]
    if not columns:
        return ()
    first, last = min(columns), max(columns)
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    months = [
        date(first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1, 1) for step in range(count)
    ]
    return tuple((month, columns.get(month, {})) for month in months)


def _person_year_pages(published: Published, year: str) -> Iterator[Page | PlainFile]:
    """The rows behind a person's figures of a session year: meetings with report pages, questions, follow-ups."""
    meetings = dict(sorted_groups(published.reader.rows("person_meetings", session_year=year), "person_id"))
    follow_ups = dict(sorted_groups(published.reader.rows("follow_ups", session_year=year), "person_id"))
    answered = dict(sorted_groups(published.reader.rows("answered_items", session_year=year), "person_id"))
    dissents = dict(sorted_groups(published.reader.rows("dissents", session_year=year), "person_id"))
    as_questioner = dict(sorted_groups(published.reader.rows("questioner_items", session_year=year), "person_id"))
    attendances = dict(sorted_groups(published.reader.rows("attendance_items", session_year=year), "person_id"))
    offices = dict(sorted_groups(published.reader.rows("office_days", session_year=year), "person_id"))
    pairs, given = followed_up(published, year), interrupted(published, year)
    times = group_rows((row for row in published.member_years if row["session_year"] == year), "person_id")
    asked = group_rows((row for row in published.questions if row["session_year"] == year), "questioner_person_id")
    report_urls = {row["meeting_id"]: row["report_url"] for row in published.meetings if row["session_year"] == year}
    found = (meetings, follow_ups, asked, dissents, answered, given, as_questioner, attendances, offices)
    concerned = {person_id for rows_of in found for person_id in rows_of}
    for person_id in sorted(concerned & published.persons.keys()):
        rows = meetings.get(person_id, [])
        csv_path = f"csv/leden/{file_stem(person_id)}-{year}.csv"
        context = {
            "origin": published.origin,
            "person": published.persons[person_id],
            "session_year": year,
            "times": [row for row in times.get(person_id, []) if row["speeches"]],
            "groups": _by_kind_and_role(rows),
            "months": _words_of_months(rows),
            "report_urls": {
                row["meeting_id"]: report_urls[row["meeting_id"]]
                for rows_of in (meetings, dissents, attendances)
                for row in rows_of.get(person_id, [])
                if row["meeting_id"] in report_urls
            },
            "dissents": dissents.get(person_id, []),
            "questions": asked.get(person_id, []),
            "follow_ups": follow_ups.get(person_id, []),
            "follow_ups_by_type": group_rows(follow_ups.get(person_id, []), "item_type"),
            "pairs": pairs.get(person_id, []),
            "interrupted": given.get(person_id, []),
            "answered": answered.get(person_id, []),
            "as_questioner": group_rows(as_questioner.get(person_id, []), "item_type"),
            "attendances": attendances.get(person_id, []),
            "offices": group_rows(offices.get(person_id, []), "role"),
            "csv": csv_path,
        }
        yield Page(person_year_page(person_id, year), "member_year.html", "members", context)
        yield published.csv_file(csv_path, MEETING_COLUMNS, rows)


def _by_kind_and_role(rows: Sequence[Row]) -> Sequence[tuple[tuple[str, str], Sequence[tuple[Row, Sequence[Row]]]]]:
    """The meetings of each kind and role, by the party on the day; a party's first row names it."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["meeting_kind"], row["role"]), []).append(row)
    ordered = sorted(groups.items(), key=lambda group: (group[0][0] != "plenary", group[0][1]))
    return [
        (key, [(party[0], party) for party in group_rows(found, "party_family").values()]) for key, found in ordered
    ]
