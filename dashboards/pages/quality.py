"""Datakwaliteit: whether last night was good, every check with its history, coverage, quarantine, parser quality."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dashboards.links import file_stem
from dashboards.page import Page, PlainFile
from dashboards.pages.accuracy import accuracy
from dashboards.pages.coverage import calendar_of, gaps_of
from dashboards.predicates import QUALITY_PAGE
from dashboards.published import Published
from dashboards.reading import Reader
from warehouse.paths import SQL_FOLDER
from warehouse.rows import Row, group_rows

COVERAGE_COLUMNS = (
    "session_year", "meeting_kind", "meeting_count", "listed_report_count", "report_count", "provisional_count",
    "first_date", "last_date", "words", "resolved_share", "provisional_share",
)  # fmt: skip
CHECK_COLUMNS = (
    "run_id", "checked_at", "check_name", "family", "severity", "table_name", "success", "status", "failing_row_count",
    "row_count", "elapsed_seconds", "sentence", "sentence_english",
)  # fmt: skip
RUN_COLUMNS = (
    "run_id", "run_kind", "source_name", "started_at", "ended_at", "outcome", "published_version", "parser_version",
    "report_count", "new_report_count", "speech_count", "word_count", "critical_failure_count", "warning_failure_count",
)  # fmt: skip
ESTIMATE_COLUMNS = (
    "gold_set_name", "measure_name", "parser_version", "measured_at", "sample_count", "correct_count", "correct_share",
    "correct_share_low", "correct_share_high", "method",
)  # fmt: skip
SIGHTING_COLUMNS = (
    "sighting_kind", "endpoint", "place", "value", "is_missing", "first_seen_at", "last_seen_at", "example_url",
)  # fmt: skip
ISSUE_COLUMNS = ("issue_kind", "severity", "meeting_date", "meeting_id", "report_id", "stage", "line", "detail")
# New things of the source shown on the page, the newest; the CSV has all.
SHOWN_SIGHTINGS = 50
# Failing rows shown on the page; the CSV of the check's query has all.
SHOWN_SAMPLE_ROWS = 5
LONGEST_QUERY_CHARACTERS = 6000


@dataclass(frozen=True, slots=True)
class LastRun:
    """The newest audit: when, which checks, and how many stand where."""

    checked_at: datetime
    checks: tuple[Row, ...]
    passed_count: int
    critical_count: int
    warning_count: int

    @property
    def is_good(self) -> bool:
        """No critical check fails that nobody has acknowledged."""
        return self.critical_count == 0


def last_run(reader: Reader) -> LastRun | None:
    """The newest audit in the database, ``None`` when there is none."""
    results = reader.rows("quality_checks")
    if not results:
        return None
    checks = tuple(row for row in results if row["run_id"] == results[0]["run_id"])
    failed = [row for row in checks if not row["success"]]
    critical = sum(row["severity"] == "critical" and row["acknowledged_by"] is None for row in failed)
    return LastRun(
        checked_at=results[0]["checked_at"],
        checks=checks,
        passed_count=len(checks) - len(failed),
        critical_count=critical,
        warning_count=len(failed) - critical,
    )


def quality_pages(published: Published, *, has_data_docs: bool) -> Iterator[Page | PlainFile]:
    """The page and its files; ``has_data_docs`` says that Great Expectations' own pages stand in the site."""
    reader = published.reader
    results = reader.rows("quality_checks")
    runs = reader.rows("quality_run")
    coverage = reader.rows("quality_coverage")
    estimates = reader.rows("quality_estimates")
    found = last_run(reader)
    months = reader.rows("meeting_months")
    gaps = gaps_of(reader.rows("quality_gaps"), months)
    awaited = {(one.session_year, one.meeting_kind): one.count for one in gaps}
    sightings = reader.rows("quality_sightings")
    issues: dict[str, list[Row]] = {}
    for row in reader.rows("quality_issue_rows"):
        issues.setdefault(issue_file(row["issue_kind"], row["severity"]), []).append(row)
    context = {
        "origin": published.origin,
        "found": found,
        "manifest": dict(published.manifest),
        "failures": [failure_of(row, results) for row in found.checks if not row["success"]] if found else [],
        "tables": _by_table(found.checks if found else ()),
        "families": _families(found.checks if found else (), results),
        "runs": runs,
        "coverage": [
            {**row, "gap_count": awaited.get((row["session_year"], row["meeting_kind"]), 0)} for row in coverage
        ],
        "meeting_files": published.session_years,
        "newest": published.newest_session_year,
        "most_meetings": max((max(row["meeting_count"], row["report_count"]) for row in coverage), default=0) or 1,
        "accuracy": accuracy(estimates),
        "quarantine": reader.rows("quality_quarantine"),
        "sightings": sightings[:SHOWN_SIGHTINGS],
        "sighting_count": len(sightings),
        "has_data_docs": has_data_docs,
        "issues": [
            {**row, "csv": issue_file(row["issue_kind"], row["severity"])} for row in reader.rows("quality_issues")
        ],
        "calendar": calendar_of(months, {place for one in gaps for place, *_ in one.months}),
        "gaps": gaps,
        "last_meeting_date": published.meetings[0]["meeting_date"] if published.meetings else None,
    }
    yield Page(QUALITY_PAGE, "quality.html", "quality", context)
    yield published.csv_file("csv/dekking.csv", COVERAGE_COLUMNS, coverage)
    yield published.csv_file("csv/controles.csv", CHECK_COLUMNS, results)
    yield published.csv_file("csv/runs.csv", RUN_COLUMNS, runs)
    yield published.csv_file("csv/nauwkeurigheid.csv", ESTIMATE_COLUMNS, estimates)
    yield published.csv_file("csv/bron.csv", SIGHTING_COLUMNS, sightings)
    for path, rows in issues.items():
        yield published.csv_file(path, ISSUE_COLUMNS, rows)


def issue_file(issue_kind: str, severity: str) -> str:
    """Where the issues of a kind and severity are listed below the site."""
    return f"csv/meldingen/{file_stem(issue_kind)}-{file_stem(severity)}.csv"


def _families(
    checks: Sequence[Row], results: Sequence[Row]
) -> Sequence[tuple[str, Sequence[tuple[Row, Sequence[tuple[datetime, bool, int]]]]]]:
    """The checks by family, each with what it found in the runs before, oldest first."""
    history = group_rows(results, "check_name")
    families: dict[str, list[tuple[Row, Sequence[tuple[datetime, bool, int]]]]] = {}
    for check in sorted(checks, key=lambda row: (row["family"], row["success"], row["severity"], row["check_name"])):
        before = [(row["checked_at"], row["success"], row["failing_row_count"]) for row in history[check["check_name"]]]
        families.setdefault(check["family"], []).append((_without_samples(check), before[::-1]))
    return sorted(families.items())


def _without_samples(check: Row) -> Row:
    return {key: value for key, value in check.items() if key != "sample_rows"}


def _by_table(checks: Sequence[Row]) -> Sequence[tuple[str, int, int]]:
    """Each table with how many of its checks passed and how many there are, those with failures first."""
    tables = [
        (name, sum(row["success"] for row in found), len(found))
        for name, found in group_rows(checks, "table_name").items()
    ]
    return sorted(tables, key=lambda table: (table[1] == table[2], table[0]))


def failure_of(check: Row, results: Sequence[Row]) -> Mapping[str, Any]:
    """A failed check: some of its failing rows, since which of the last runs it has failed, and its query."""
    rows = json.loads(check["sample_rows"] or "[]")[:SHOWN_SAMPLE_ROWS]
    names = list(rows[0]) if rows else []
    since = check["checked_at"]
    for row in results:
        if row["check_name"] == check["check_name"]:
            if row["success"]:
                break
            since = row["checked_at"]
    return {
        **check,
        "since": since,
        "query": _query(check),
        "sample_names": names,
        "samples": [[row.get(name) for name in names] for row in rows],
    }


def _query(check: Row) -> str | None:
    """The query of a check; ``None`` of one that another version had, and of the long ones that are made."""
    file = SQL_FOLDER / "check" / str(check["family"]) / f"{check['check_name']}.sql"
    query = file.read_text(encoding="utf-8") if file.is_file() else ""
    return query if 0 < len(query) <= LONGEST_QUERY_CHARACTERS else None
