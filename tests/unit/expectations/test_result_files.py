"""Results as files: JSON comes back as it went, JUnit says what tools understand."""

import json
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime

import pytest

from expectations.result_files import audit_from_json, audit_to_json, audit_to_junit
from expectations.results import (
    Acknowledgement,
    AuditResult,
    CheckFamily,
    CheckResult,
    CheckSeverity,
    CheckStatus,
    Sentence,
)

AT = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)
ACKNOWLEDGED = Acknowledgement("known", "An Editor", date(2026, 11, 1), date(2026, 12, 1), "reported", 3)


def found(name: str, **changes: object) -> CheckResult:
    facts: dict[str, object] = {
        "check_name": name,
        "family": CheckFamily.COMPLETENESS,
        "severity": CheckSeverity.CRITICAL,
        "table_name": "core.speech",
        "sentence": Sentence("Elke toespraak heeft tekst.", "Every speech has text."),
        "success": True,
        "failing_row_count": 0,
        "sample_rows": (),
        "seconds": 0.25,
    }
    return CheckResult(**{**facts, **changes})  # type: ignore[arg-type]


FAILING = {"success": False, "failing_row_count": 2, "sample_rows": ({"text": "<b>\x0b é", "words": None},)}
RESULT = AuditResult(
    "run-1",
    AT,
    (
        found("passes", row_count=10),
        found("fails", **FAILING, status=CheckStatus.NEW, report_ids=("r1", "r2")),
        found("warns", **FAILING, severity=CheckSeverity.WARNING, status=CheckStatus.KNOWN),
        found("known", **FAILING, status=CheckStatus.ACKNOWLEDGED, acknowledgement=ACKNOWLEDGED),
        found("broken", success=False, error="could not be run", family=CheckFamily.SPEAKERS),
    ),
    1.5,
)


def test_json_comes_back_as_it_went() -> None:
    assert audit_from_json(audit_to_json(RESULT)) == RESULT


def test_json_is_plain_and_says_whether_it_may_be_published() -> None:
    document = json.loads(audit_to_json(RESULT))
    assert document["is_publishable"] is False
    assert document["results"][1]["sentence"]["nl"] == "Elke toespraak heeft tekst."


@pytest.mark.parametrize("text", ["{}", "[]", "not json", '{"run_id": "x", "results": [{}]}'])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        audit_from_json(text)


def test_junit_tells_failures_errors_and_what_does_not_block() -> None:
    root = ET.fromstring(audit_to_junit(RESULT))
    suites = {suite.get("name"): suite for suite in root}
    completeness = suites["completeness"]
    assert (completeness.get("tests"), completeness.get("failures"), completeness.get("errors")) == ("4", "1", "0")
    assert suites["speakers"].get("errors") == "1"
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert list(cases["passes"]) == []
    failure = cases["fails"].find("failure")
    assert failure is not None
    assert "2 rows" in str(failure.get("message"))
    assert "<b>" in str(failure.text)
    assert cases["warns"].find("failure") is None
    assert "known" in str(cases["warns"].findtext("system-out"))
    assert cases["known"].find("failure") is None
    assert cases["broken"].find("error") is not None


def test_only_an_unacknowledged_critical_failure_blocks() -> None:
    assert [result.check_name for result in RESULT.blocking] == ["fails", "broken"]
    assert RESULT.reports_to_quarantine() == {"r1": ("fails",), "r2": ("fails",)}
    assert RESULT.run_severity is CheckSeverity.CRITICAL
