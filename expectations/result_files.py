"""An audit's results as files for other tools: JSON (which can be read back) and JUnit XML."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

from expectations.results import (
    Acknowledgement,
    AuditResult,
    AuditScope,
    CheckFamily,
    CheckResult,
    CheckSeverity,
    CheckStatus,
    ScopeReason,
    Sentence,
)

# Of the failing rows a test report shows so many; the JSON file has all of the sample.
_ROWS_IN_JUNIT = 5


def audit_to_json(result: AuditResult) -> str:
    """Write the results as one JSON object, two spaces a level, dates and times in ISO form."""
    document = {
        "run_id": result.run_id,
        "audited_at": result.audited_at.isoformat(),
        "seconds": round(result.seconds, 3),
        "is_publishable": result.is_publishable,
        "scope": _scope_to_dict(result.scope),
        "results": [_result_to_dict(row) for row in result.results],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def audit_from_json(text: str) -> AuditResult:
    """Read back what :func:`audit_to_json` wrote.

    Raises:
        ValueError: the text is not such a file.
    """
    document = json.loads(text)
    try:
        results = tuple(_result_from_dict(row) for row in document["results"])
        audited_at = datetime.fromisoformat(document["audited_at"])
        # Files from before 24 November 2026 do not give their scope.
        scope = _scope_from_dict(document["scope"]) if "scope" in document else AuditScope(ScopeReason.ASKED)
        return AuditResult(document["run_id"], audited_at, results, document["seconds"], scope)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not the results of an audit: {error!r}") from error


def audit_to_junit(result: AuditResult) -> str:
    """Write the results as JUnit XML: one test suite a family, one test case a check.

    A critical failure is a ``failure``, a check that could not be run an ``error``. A failing warning or an
    acknowledged failure is a passed test with its sentence in ``system-out``: tools that read JUnit know no third
    outcome but ``skipped``, and nothing was skipped.
    """
    root = ElementTree.Element("testsuites", name="spreektijd", time=f"{result.seconds:.3f}")
    for family in CheckFamily:
        of_family = [row for row in result.results if row.family is family]
        if of_family:
            root.append(_suite(family, of_family, result.audited_at))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(family: CheckFamily, results: list[CheckResult], audited_at: datetime) -> ElementTree.Element:
    suite = ElementTree.Element(
        "testsuite",
        name=family.value,
        tests=str(len(results)),
        failures=str(sum(row.blocks_publication and row.error is None for row in results)),
        errors=str(sum(row.error is not None for row in results)),
        time=f"{sum(row.seconds for row in results):.3f}",
        timestamp=audited_at.isoformat(timespec="seconds"),
    )
    suite.extend(_case(row) for row in results)
    return suite


def _case(result: CheckResult) -> ElementTree.Element:
    case = ElementTree.Element(
        "testcase", name=result.check_name, classname=result.table_name, time=f"{result.seconds:.3f}"
    )
    if result.error is not None:
        ElementTree.SubElement(case, "error", message=result.error)
    elif result.blocks_publication:
        failure = ElementTree.SubElement(case, "failure", message=_message(result))
        failure.text = "\n".join(_xml_safe(json.dumps(row, ensure_ascii=False)) for row in _first_rows(result))
    elif not result.success:
        ElementTree.SubElement(case, "system-out").text = _message(result)
    return case


def _first_rows(result: CheckResult) -> tuple[Mapping[str, object], ...]:
    return result.sample_rows[:_ROWS_IN_JUNIT]


def _message(result: CheckResult) -> str:
    return f"{result.sentence.english} {result.failing_row_count} rows do not. ({result.status.value})"


def _xml_safe(text: str) -> str:
    """Leave out the control characters that XML 1.0 has no way to write."""
    return "".join(character for character in text if character >= " " or character in "\t\n\r")


def _scope_to_dict(scope: AuditScope) -> Mapping[str, object]:
    return {
        "is_full": scope.is_full,
        "reason": scope.reason.value,
        "sentence": {"nl": scope.reason.sentence.dutch, "en": scope.reason.sentence.english},
        "full_audited_at": scope.full_audited_at.isoformat() if scope.full_audited_at else None,
    }


def _scope_from_dict(row: Mapping[str, Any]) -> AuditScope:
    moment = row["full_audited_at"]
    return AuditScope(ScopeReason(row["reason"]), datetime.fromisoformat(moment) if moment else None)


def _result_to_dict(result: CheckResult) -> Mapping[str, object]:
    return {
        "check_name": result.check_name,
        "family": result.family.value,
        "severity": result.severity.value,
        "table_name": result.table_name,
        "sentence": {"nl": result.sentence.dutch, "en": result.sentence.english},
        "success": result.success,
        "status": result.status.value,
        "failing_row_count": result.failing_row_count,
        "row_count": result.row_count,
        "report_ids": list(result.report_ids),
        "sample_rows": [dict(row) for row in result.sample_rows],
        "seconds": round(result.seconds, 4),
        "error": result.error,
        "acknowledgement": _acknowledgement_to_dict(result.acknowledgement),
    }


def _acknowledgement_to_dict(acknowledgement: Acknowledgement | None) -> Mapping[str, object] | None:
    if acknowledgement is None:
        return None
    return {
        "check_name": acknowledgement.check_name,
        "who": acknowledgement.who,
        "since": acknowledgement.since.isoformat(),
        "until": acknowledgement.until.isoformat(),
        "why": acknowledgement.why,
        "max_failing_rows": acknowledgement.max_failing_rows,
    }


def _result_from_dict(row: Mapping[str, Any]) -> CheckResult:
    return CheckResult(
        check_name=row["check_name"],
        family=CheckFamily(row["family"]),
        severity=CheckSeverity(row["severity"]),
        table_name=row["table_name"],
        sentence=Sentence(row["sentence"]["nl"], row["sentence"]["en"]),
        success=row["success"],
        failing_row_count=row["failing_row_count"],
        sample_rows=tuple(row["sample_rows"]),
        seconds=row["seconds"],
        row_count=row["row_count"],
        report_ids=tuple(row["report_ids"]),
        error=row["error"],
        status=CheckStatus(row["status"]),
        acknowledgement=_acknowledgement_from_dict(row["acknowledgement"]),
    )


def _acknowledgement_from_dict(row: Mapping[str, Any] | None) -> Acknowledgement | None:
    if row is None:
        return None
    since, until = date.fromisoformat(row["since"]), date.fromisoformat(row["until"])
    return Acknowledgement(row["check_name"], row["who"], since, until, row["why"], row["max_failing_rows"])
