"""The audit on small tables of its own: what is asked directly, what Great Expectations says, and what is decided."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from expectations.audit import audit
from expectations.check_files import CheckFile
from expectations.column_checks import TableSuite
from expectations.library_audit import Judgement
from expectations.results import (
    SAMPLE_ROW_LIMIT,
    Acknowledgement,
    AuditResult,
    CheckFamily,
    CheckSeverity,
    CheckStatus,
    Sentence,
)
from parliament.errors import WarehouseError

pytestmark = pytest.mark.xdist_group("expectations")
NOW = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)


def check(
    name: str, query: str, severity: CheckSeverity = CheckSeverity.CRITICAL, table: str = "core.speech"
) -> CheckFile:
    return CheckFile(
        name, Sentence("nl", "en"), severity, CheckFamily.COMPLETENESS, table, query, report_column="report_id"
    )


LONG = check("long", "select report_id, words from core.speech where words > 75")
NONE = check("none", "select report_id from core.speech where words < 0")
WARNING = check("warning", "select report_id from core.speech where words = 1", CheckSeverity.WARNING)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "candidate.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("create schema core")
        connection.execute(
            "create table core.speech as select 'r' || (i // 10) as report_id, i as words, date '2020-05-12' as day, "
            "[i, null] as parts, case when i % 2 = 0 then 'nan'::double else 0.5 end as ratio, "
            "repeat('x', 1000) as text, null::varchar as nothing from range(100) t(i)"
        )
    return path


def run(database: Path, *checks: object, **options: object) -> AuditResult:
    return audit(database, run_id="run-1", checks=checks, now=NOW, **options)  # type: ignore[arg-type]


def test_failing_rows_are_counted_sampled_and_told_by_report(database: Path) -> None:
    (result,) = run(database, LONG).results
    assert not result.success
    assert result.failing_row_count == 24
    assert result.row_count == 100
    assert len(result.sample_rows) == SAMPLE_ROW_LIMIT
    assert result.report_ids == ("r7", "r8", "r9")
    assert result.status is CheckStatus.NEW
    assert result.seconds > 0


def test_a_check_without_bad_rows_passes(database: Path) -> None:
    result = run(database, NONE)
    assert result.is_publishable
    assert result.results[0].success
    assert result.results[0].sample_rows == ()
    assert result.results[0].report_ids == ()


def test_sample_rows_hold_plain_values(database: Path) -> None:
    (result,) = run(database, check("plain", "select * from core.speech where words = 2")).results
    row = result.sample_rows[0]
    assert row["day"] == "2020-05-12"
    assert row["parts"] == [2, None]
    assert row["ratio"] is None
    assert row["nothing"] is None
    assert isinstance(row["text"], str)
    assert row["text"].endswith("…")
    assert len(row["text"]) == 301


def test_a_check_that_errors_is_a_critical_failure_with_its_sentence(database: Path) -> None:
    broken = check("broken", "select no_such_column from core.speech", CheckSeverity.WARNING)
    result = run(database, NONE, broken)
    found = {row.check_name: row for row in result.results}
    assert found["none"].success
    assert not found["broken"].success
    assert found["broken"].severity is CheckSeverity.CRITICAL
    assert "no_such_column" in str(found["broken"].error)
    assert "\n" not in str(found["broken"].error)
    assert not result.is_publishable
    assert result.reports_to_quarantine() == {}


def test_a_missing_table_fails_its_checks_and_no_others(database: Path) -> None:
    lost = check("lost", "select report_id from core.vote", table="core.vote")
    result = run(database, NONE, lost)
    assert [row.check_name for row in result.failures] == ["lost"]
    assert "core.vote does not exist" in str(result.failures[0].error)


def test_a_warning_is_shown_and_does_not_block(database: Path) -> None:
    result = run(database, WARNING)
    assert result.is_publishable
    assert result.run_severity is CheckSeverity.WARNING
    assert result.reports_to_quarantine() == {}


def test_queries_with_braces_colons_and_comments_reach_duckdb_as_written(database: Path) -> None:
    query = (
        "select report_id, {'a': 1} as s, ':word' as w from core.speech "
        "where words = 3 and regexp_matches('De voorzitter: ja', '^(?:De voorzitter|:x): [a-z]{2}$') and '5%' like '5%'"
    )
    (result,) = run(database, check("traps", query)).results
    assert result.error is None
    assert result.sample_rows == ({"report_id": "r0", "s": {"a": 1}, "w": ":word"},)


def test_column_expectations_count_the_rows_that_great_expectations_counts(database: Path) -> None:
    speech = TableSuite("core.speech")
    checks = [*speech.not_null("nothing", "words"), speech.between("words", 0, 89), speech.unique("words")]
    checks += [speech.in_set("report_id", ["r1"]), speech.unique_together("report_id", "words"), speech.not_empty()]
    found = {row.check_name.removeprefix("core_speech_"): row for row in run(database, *checks).results}
    assert found["words_not_null"].success
    assert found["words_unique"].success
    assert found["report_id_words_unique"].success
    assert found["has_rows"].success
    assert found["nothing_not_null"].failing_row_count == 100
    assert found["words_between"].failing_row_count == 10
    assert found["words_between"].sample_rows[0] == {"words": 90}
    assert found["report_id_in_set"].failing_row_count == 90


def test_where_great_expectations_counts_other_rows_the_check_fails(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = {"long": Judgement(24), "none": Judgement(1), "warning": Judgement(0, "it cannot say")}
    monkeypatch.setattr("expectations.audit.judge", lambda *_: judged)
    found = {row.check_name: row for row in run(database, LONG, NONE, WARNING).results}
    assert found["long"].error is None
    assert "Great Expectations says: 1 failing rows" in str(found["none"].error)
    assert "Great Expectations says: it cannot say" in str(found["warning"].error)
    assert found["warning"].severity is CheckSeverity.CRITICAL


def test_an_audit_of_what_is_new_does_without_great_expectations(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with duckdb.connect(database) as connection:
        connection.execute("create schema dq")
        connection.execute(
            "create table dq.audit as select 'unchanged' as scope_reason, '2026-11-20 02:30:00+00'::timestamptz as "
            "full_audited_at"
        )
    monkeypatch.setattr("expectations.audit.judge", lambda *_: pytest.fail("it was asked"))
    (found,) = run(database, *TableSuite("core.speech").not_null("nothing")).results
    assert (found.failing_row_count, found.row_count) == (100, 100)
    assert found.sample_rows[0] == {"nothing": None}


def test_failures_are_told_apart_from_those_of_the_run_before(database: Path) -> None:
    result = run(database, LONG, NONE, known_failures={"long", "none"})
    assert [row.status for row in result.results] == [CheckStatus.KNOWN, CheckStatus.RECOVERED]


@pytest.mark.parametrize(
    ("until", "max_failing_rows", "publishable"),
    [(date(2026, 11, 23), 24, True), (date(2026, 11, 22), 24, False), (date(2026, 11, 23), 23, False)],
)
def test_an_acknowledgement_covers_until_its_day_and_up_to_its_rows(
    database: Path, until: date, max_failing_rows: int, publishable: bool
) -> None:
    acknowledgement = Acknowledgement("long", "An Editor", date(2026, 11, 1), until, "reported", max_failing_rows)
    result = run(database, LONG, acknowledgements=[acknowledgement])
    assert result.is_publishable is publishable
    assert result.results[0].status is (CheckStatus.ACKNOWLEDGED if publishable else CheckStatus.NEW)
    assert bool(result.reports_to_quarantine()) is not publishable


def test_reports_to_quarantine_names_the_checks_of_each_report(database: Path) -> None:
    longest = check("longest", "select report_id from core.speech where words > 95")
    assert run(database, LONG, longest, WARNING).reports_to_quarantine() == {
        "r7": ("long",),
        "r8": ("long",),
        "r9": ("long", "longest"),
    }


def test_the_candidate_can_be_written_after_the_audit(database: Path) -> None:
    run(database, LONG)
    with duckdb.connect(database) as connection:
        connection.execute("create table core.after_audit (i integer)")


def test_without_a_candidate_there_is_a_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="no database to check"):
        run(tmp_path / "missing.duckdb", LONG)


@pytest.fixture
def console_lines(capfd: pytest.CaptureFixture[str]) -> Callable[[], str]:
    return lambda: "".join(capfd.readouterr())


def test_nothing_is_printed_or_logged_to_the_console(database: Path, console_lines: Callable[[], str]) -> None:
    run(database, LONG, check("broken", "select no_such_column from core.speech"))
    assert console_lines() == ""
