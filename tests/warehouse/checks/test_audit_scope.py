"""What a night's audit leaves out, and what makes it look at everything (decision 005)."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from expectations.audit import audit
from expectations.check_files import CheckFile, load_check_files
from expectations.direct_checks import check_statement
from expectations.history import record_audit
from expectations.preparation import prepare_audit
from expectations.results import AuditScope, CheckSeverity, ScopeReason
from expectations.seeded_faults import load_seeded_faults
from warehouse.build import build
from warehouse.candidate import create_tables

pytestmark = pytest.mark.xdist_group("expectations")
MONDAY = datetime(2026, 6, 1, 3, 30, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
NEXT_MONDAY = MONDAY + timedelta(days=7)
FAULTS = load_seeded_faults(Path(__file__).parent / "faults")
CHECKS = {check.check_name: check for check in load_check_files()}
LEAVING_OUT = {name: check for name, check in CHECKS.items() if check.leaves_out_audited_reports}
# The clean candidate's first and newest committee meeting, on which the seeded faults fall.
OLD_MEETING = "1700001"
NEW_MEETING = "1700032"


@pytest.fixture(scope="module")
def published(clean_candidate: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Monday's version, fully audited."""
    database = shutil.copyfile(clean_candidate, tmp_path_factory.mktemp("published") / "spreektijd-1.duckdb")
    prepare_audit(database, run_id="monday", audited_at=MONDAY, published=clean_candidate)
    result = audit(database, run_id="monday", now=MONDAY)
    assert result.is_publishable
    assert result.scope == AuditScope(ScopeReason.ASKED, MONDAY)
    record_audit(database, result)
    return database


@pytest.fixture
def candidate(published: Path, tmp_path: Path) -> Path:
    """Tuesday's, which begins as a copy."""
    return shutil.copyfile(published, tmp_path / "candidate.duckdb")


def change(database: Path, *statements: str) -> None:
    with duckdb.connect(database) as connection:
        for statement in statements:
            connection.execute(statement)


def scope_of(candidate: Path, published: Path, audited_at: datetime = TUESDAY) -> AuditScope:
    return prepare_audit(candidate, run_id="tuesday", audited_at=audited_at, published=published, is_full=False)


def left_out_meetings(candidate: Path) -> set[str]:
    query = "select meeting_id from dq.audited_report join core.report using (report_id)"
    with duckdb.connect(candidate, read_only=True) as connection:
        return {meeting_id for (meeting_id,) in connection.execute(query).fetchall()}


def failing_rows(candidate: Path, check: CheckFile) -> int:
    with duckdb.connect(candidate, read_only=True) as connection:
        row = connection.execute(check_statement(check)).fetchone()
    assert row is not None
    return int(row[1])


def test_a_night_without_changes_leaves_every_report_out(candidate: Path, published: Path) -> None:
    assert scope_of(candidate, published) == AuditScope(ScopeReason.UNCHANGED, MONDAY)
    assert len(left_out_meetings(candidate)) == 36
    assert audit(candidate, run_id="tuesday", checks=[CHECKS["empty_speech"]]).scope == AuditScope(
        ScopeReason.UNCHANGED, MONDAY
    )


def test_a_build_of_the_same_rows_changes_nothing(candidate: Path, published: Path) -> None:
    create_tables(candidate)
    build(candidate)
    assert not scope_of(candidate, published).is_full
    assert len(left_out_meetings(candidate)) == 36


DIFFERENCES = {
    "1700001": "update raw.report set parsed_at = parsed_at + interval 1 day where {of_meeting}",
    "1700002": "update raw.report set is_provisional = true where {of_meeting}",
    "1700003": "update raw.meeting set meeting_date = meeting_date + 1 where {of_meeting}",
    "1700004": "update raw.meeting set committee_name = 'Commissie voor Wind' where {of_meeting}",
    "1700006": "update raw.name_resolution set confidence = 0.9 where name_use = 'speaker' and {of_report}",
    "1700007": "update raw.speech set page = page + 1 where {of_report} and speech_ordinal = 12",
    "1700008": "delete from raw.speech where {of_report} and speech_ordinal = 12",
    "1700009": "insert into raw.speech select * from raw.speech where {of_report} and speech_ordinal = 12",
    "1700010": "insert into dq.quarantine by name select report_id, parser_version, now() as quarantined_at "
    "from raw.report where {of_meeting}",
}


def test_a_report_that_differs_in_anything_is_looked_at(candidate: Path, published: Path) -> None:
    for meeting_id, statement in DIFFERENCES.items():
        of_report = f"report_id like '{meeting_id}-%'"
        change(candidate, statement.format(of_meeting=f"meeting_id = '{meeting_id}'", of_report=of_report))
    build(candidate)
    assert not scope_of(candidate, published).is_full
    assert left_out_meetings(candidate) == left_out_meetings_of_all(candidate) - DIFFERENCES.keys()


def test_a_report_let_out_of_quarantine_is_looked_at(candidate: Path, published: Path, tmp_path: Path) -> None:
    earlier = shutil.copyfile(published, tmp_path / "spreektijd-0.duckdb")
    change(earlier, DIFFERENCES["1700010"].format(of_meeting=f"meeting_id = '{OLD_MEETING}'"))
    build(earlier)
    assert not scope_of(candidate, earlier).is_full
    assert left_out_meetings(candidate) == left_out_meetings_of_all(candidate) - {OLD_MEETING}


def left_out_meetings_of_all(candidate: Path) -> set[str]:
    with duckdb.connect(candidate, read_only=True) as connection:
        return {meeting_id for (meeting_id,) in connection.execute("select meeting_id from core.meeting").fetchall()}


def test_a_new_report_is_looked_at(candidate: Path, published: Path, tmp_path: Path) -> None:
    earlier = shutil.copyfile(published, tmp_path / "spreektijd-0.duckdb")
    change(earlier, f"delete from raw.report where meeting_id = '{NEW_MEETING}'")
    build(earlier)
    assert not scope_of(candidate, earlier).is_full
    assert left_out_meetings(candidate) == left_out_meetings_of_all(candidate) - {NEW_MEETING}


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("update dq.build set definitions_sha256 = 'other'", ScopeReason.DEFINITIONS),
        ("delete from dq.build", ScopeReason.DEFINITIONS),
        ("update dq.audit set checks_sha256 = 'other'", ScopeReason.CHECKS),
        ("delete from dq.audit", ScopeReason.CHECKS),
        ("update core.report set parser_version = '0'", ScopeReason.PARSER),
        ("update raw.membership set to_date = date '2026-01-01' where person_id = '4000'", ScopeReason.REGISTER),
        ("delete from raw.government_term where person_id = '5001'", ScopeReason.REGISTER),
        ("insert into raw.person select * from raw.person where person_id = '4000'", ScopeReason.REGISTER),
        ("update raw.speaking_rate set words_per_minute = 130", ScopeReason.REGISTER),
        ("update dq.check_result set success = false where check_name = 'empty_speech'", ScopeReason.FAILURES),
        ("delete from dq.check_result", ScopeReason.FAILURES),
        ("delete from dq.check_result where check_name = 'empty_speech'", ScopeReason.FAILURES),
    ],
)
def test_what_old_rows_are_judged_by_makes_the_audit_full(
    candidate: Path, published: Path, tmp_path: Path, statement: str, reason: ScopeReason
) -> None:
    earlier = shutil.copyfile(published, tmp_path / "spreektijd-0.duckdb")
    change(earlier, statement)
    assert scope_of(candidate, earlier) == AuditScope(reason, TUESDAY)
    assert left_out_meetings(candidate) == set()


def test_a_warning_that_failed_does_not_make_the_audit_full(candidate: Path, published: Path, tmp_path: Path) -> None:
    earlier = shutil.copyfile(published, tmp_path / "spreektijd-0.duckdb")
    change(earlier, "update dq.check_result set success = false where severity = 'warning'")
    assert not scope_of(candidate, earlier).is_full


@pytest.mark.thorough
def test_a_register_that_says_the_same_changes_nothing(candidate: Path, published: Path) -> None:
    change(candidate, "update raw.membership set provenance_date = provenance_date + 1, provenance_source = 'again'")
    build(candidate)
    assert not scope_of(candidate, published).is_full


@pytest.mark.parametrize(
    ("audited_at", "is_full"),
    [
        (NEXT_MONDAY - timedelta(minutes=1), False),
        (NEXT_MONDAY, True),
        (MONDAY - timedelta(minutes=1), True),
    ],
)
def test_everything_is_looked_at_every_week(
    candidate: Path, published: Path, audited_at: datetime, is_full: bool
) -> None:
    scope = scope_of(candidate, published, audited_at)
    expected = AuditScope(ScopeReason.WEEKLY, audited_at) if is_full else AuditScope(ScopeReason.UNCHANGED, MONDAY)
    assert scope == expected


def test_the_week_is_counted_from_the_last_full_audit(candidate: Path, published: Path, tmp_path: Path) -> None:
    scope_of(candidate, published)
    change(candidate, "insert into dq.check_result select * replace ('tuesday' as run_id) from dq.check_result")
    next_candidate = shutil.copyfile(candidate, tmp_path / "next.duckdb")
    assert scope_of(next_candidate, candidate, NEXT_MONDAY).reason is ScopeReason.WEEKLY


def test_a_first_run_looks_at_everything(candidate: Path) -> None:
    scope = prepare_audit(candidate, run_id="first", audited_at=TUESDAY, is_full=False)
    assert scope == AuditScope(ScopeReason.NOTHING_PUBLISHED, TUESDAY)
    assert left_out_meetings(candidate) == set()


def test_without_a_word_the_audit_is_full(candidate: Path, published: Path) -> None:
    assert prepare_audit(candidate, run_id="r", audited_at=TUESDAY, published=published).reason is ScopeReason.ASKED


def test_only_critical_checks_of_single_reports_leave_reports_out() -> None:
    """A warning that left rows out would seem to have recovered while they are still there."""
    assert LEAVING_OUT
    for check in LEAVING_OUT.values():
        assert check.severity is CheckSeverity.CRITICAL, check.check_name
        assert check.report_column, check.check_name


def test_a_fault_of_one_row_says_which_row() -> None:
    """A ``limit`` without an order fell on another meeting in some runs, and CI failed on it once."""
    for fault in FAULTS.values():
        assert "limit" not in fault.statements or "order by" in fault.statements, fault.check_name


def fault_counts(candidate: Path, meeting_id: str) -> dict[str, int]:
    """How many rows each check that leaves reports out finds on its own fault in a meeting, each fault undone."""
    counts = {}
    with duckdb.connect(candidate) as connection:
        for name, check in LEAVING_OUT.items():
            connection.execute("begin transaction")
            connection.execute(FAULTS[name].statements.replace(NEW_MEETING, meeting_id))
            (row,) = connection.execute(check_statement(check)).fetchall()
            counts[name] = int(row[1])
            connection.execute("rollback")
    return counts


def test_a_fault_in_an_old_report_is_found_by_a_full_audit(candidate: Path, published: Path) -> None:
    """Left out, as the rows were the same when the scope was decided; a full audit finds every one."""
    assert not scope_of(candidate, published).is_full
    assert set(fault_counts(candidate, OLD_MEETING).values()) == {0}
    prepare_audit(candidate, run_id="full", audited_at=TUESDAY, published=published)
    assert 0 not in fault_counts(candidate, OLD_MEETING).values()


def test_a_fault_in_a_new_report_is_found_every_night(candidate: Path, published: Path, tmp_path: Path) -> None:
    earlier = shutil.copyfile(published, tmp_path / "spreektijd-0.duckdb")
    change(earlier, f"delete from core.report where meeting_id in ('{OLD_MEETING}', '{NEW_MEETING}')")
    assert not scope_of(candidate, earlier).is_full
    assert 0 not in fault_counts(candidate, NEW_MEETING).values()


@pytest.mark.thorough
def test_a_change_of_the_register_is_seen_in_old_reports(candidate: Path, published: Path) -> None:
    """Nobody read the reports again, but of their members the register says another group now."""
    change(
        candidate,
        "update raw.membership set party_name = 'Els', party_family = 'els'",
        "update raw.name_resolution set party_name = null, party_family = null",
    )
    build(candidate)
    assert scope_of(candidate, published).reason is ScopeReason.REGISTER
    assert failing_rows(candidate, CHECKS["many_printed_parties_differ"]) > 0


@pytest.mark.thorough
def test_a_change_of_a_definition_is_seen_in_old_reports(candidate: Path, published: Path) -> None:
    """The file of an object says another thing since: what stands in it was made from the same rows of raw."""
    change(
        candidate,
        "update core.speech_speaker set speech_ordinal = speech_ordinal + 1",
        "update dq.build set definitions_sha256 = 'of another file'",
    )
    assert scope_of(candidate, published).reason is ScopeReason.DEFINITIONS
    assert failing_rows(candidate, CHECKS["speech_ordinal_gap"]) == len(left_out_meetings_of_all(candidate))


def test_figures_that_changed_without_a_cause_are_looked_at(candidate: Path, published: Path) -> None:
    """The speeches as built are compared, so a corruption of the table that figures come from is never left out."""
    change(candidate, FAULTS["label_with_two_persons"].statements)
    assert not scope_of(candidate, published).is_full
    assert failing_rows(candidate, CHECKS["label_with_two_persons"]) > 0
