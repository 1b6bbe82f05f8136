"""Each check fires on its fault and stays silent on clean data; what has no fault fails here.

``make mutate`` runs this module with ``SPREEKTIJD_WRITE_DOCS=1``, which writes ``docs/checks.md``.
"""

import os
import shutil
from pathlib import Path

import duckdb
import pytest

from expectations.audit import all_checks, audit
from expectations.check_files import CheckFile, load_check_files
from expectations.checks_page import render_checks_page
from expectations.column_checks import ColumnCheck
from expectations.reading_faults import read_reading_faults
from expectations.results import CheckFamily
from expectations.seeded_faults import FaultOutcome, load_seeded_faults, run_seeded_faults
from expectations.suites import column_checks

FAULTS = load_seeded_faults(Path(__file__).parent / "faults")
CHECKS = load_check_files()
PAGE = Path(__file__).parents[3] / "docs" / "checks.md"
READING_FAULTS = Path(__file__).resolve().parents[2] / "reading_faults" / "noticed.csv"
# One process imports Great Expectations and builds the clean candidate; spread over workers each would.
pytestmark = pytest.mark.xdist_group("expectations")


@pytest.fixture
def candidate(clean_candidate: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(clean_candidate, tmp_path / "candidate.duckdb")


def test_every_check_has_a_fault_and_every_fault_its_check() -> None:
    assert FAULTS.keys() == {check.check_name for check in CHECKS}


def test_every_check_is_silent_on_clean_data(clean_candidate: Path) -> None:
    result = audit(clean_candidate, run_id="clean")
    assert [(failure.check_name, failure.error or failure.sample_rows) for failure in result.failures] == []
    assert {found.check_name for found in result.results} == {check.check_name for check in all_checks()}


@pytest.fixture(scope="module")
def outcomes(clean_candidate: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, FaultOutcome]:
    candidate = shutil.copyfile(clean_candidate, tmp_path_factory.mktemp("faults") / "candidate.duckdb")
    # A check without a fault fails above, once, and not every test here.
    with_fault = [check for check in CHECKS if check.check_name in FAULTS]
    return {outcome.check_name: outcome for outcome in run_seeded_faults(candidate, with_fault, FAULTS)}


@pytest.mark.parametrize(
    "check", [check for check in CHECKS if check.check_name in FAULTS], ids=lambda check: check.check_name
)
def test_a_check_fires_on_its_fault(check: CheckFile, outcomes: dict[str, FaultOutcome]) -> None:
    outcome = outcomes[check.check_name]
    assert outcome.clean_row_count == 0
    assert outcome.failing_row_count > 0
    assert outcome.names_reports is (check.report_column is not None)


@pytest.mark.parametrize("family", CheckFamily)
def test_a_fault_of_each_family_is_caught_through_great_expectations(family: CheckFamily, candidate: Path) -> None:
    check = next(check for check in CHECKS if check.family is family and check.check_name in FAULTS)
    with duckdb.connect(candidate) as connection:
        connection.execute(FAULTS[check.check_name].statements)
    (result,) = audit(candidate, run_id="fault", checks=[check]).results
    assert result.error is None
    assert not result.success
    assert result.sample_rows
    assert bool(result.report_ids) is (check.report_column is not None)


def test_every_column_expectation_fires_on_a_row_that_breaks_it(candidate: Path) -> None:
    checks = [check for check in column_checks() if not check.check_name.endswith("_has_rows")]
    with duckdb.connect(candidate) as connection:
        for check in checks:
            connection.execute(row_that_breaks(connection, check))
    result = audit(candidate, run_id="fault", checks=checks)
    assert [found.check_name for found in result.results if found.success] == []
    assert [found.error for found in result.results if found.error] == []


def test_every_expectation_of_rows_fires_on_an_empty_table(candidate: Path) -> None:
    checks = [check for check in column_checks() if check.check_name.endswith("_has_rows")]
    with duckdb.connect(candidate) as connection:
        for check in checks:
            connection.execute(f"delete from {check.table_name}")
    result = audit(candidate, run_id="fault", checks=checks)
    assert [found.check_name for found in result.results if found.success] == []


def row_that_breaks(connection: duckdb.DuckDBPyConnection, check: ColumnCheck) -> str:
    """A statement that adds a copy of a row with one value that the expectation forbids."""
    table = check.table_name
    if check.expectation_name in {"ExpectColumnValuesToBeUnique", "ExpectCompoundColumnsToBeUnique"}:
        return f"insert into {table} select * from {table} limit 1"
    column = str(check.arguments["column"])
    value = forbidden_value(check)
    if connection.execute(f"select count(*) from {table}").fetchone() == (0,):
        return f"insert into {table} ({column}) values ({value})"
    return f"insert into {table} select * replace ({value} as {column}) from {table} limit 1"


def forbidden_value(check: ColumnCheck) -> str:
    if check.expectation_name == "ExpectColumnValuesToNotBeNull":
        return "null"
    if check.expectation_name == "ExpectColumnValuesToBeInSet":
        return "'~'"
    low = check.arguments["min_value"]
    assert isinstance(low, int | float)
    return str(low - 1)


def test_the_docs_page_is_fresh(outcomes: dict[str, FaultOutcome]) -> None:
    reading_faults = read_reading_faults(READING_FAULTS)
    page = render_checks_page(CHECKS, column_checks(), list(outcomes.values()), reading_faults)
    if os.environ.get("SPREEKTIJD_WRITE_DOCS"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page, "run `make mutate`"
