"""What an audit found: one row per check, and the whole of them, free of any Great Expectations type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

# As many failing rows as a person reads before opening the database; the rest is a query away.
SAMPLE_ROW_LIMIT = 20


class CheckSeverity(StrEnum):
    """``critical`` stops publication, ``warning`` is published and shown (design §9)."""

    CRITICAL = "critical"
    WARNING = "warning"


class CheckFamily(StrEnum):
    """The closed list of families (design §9)."""

    COMPLETENESS = "completeness"
    CONSERVATION = "conservation"
    CONTENTS_VS_BODY = "contents_vs_body"
    SPEAKERS = "speakers"
    UNIQUENESS = "uniqueness"
    PLAUSIBILITY = "plausibility"
    RECONCILIATION = "reconciliation"
    FRESHNESS = "freshness"
    NO_SHRINKING = "no_shrinking"
    ANOMALY = "anomaly"


class CheckStatus(StrEnum):
    """How a result stands against the runs before it.

    ``new`` fails now and did not in the run before; ``known`` failed then too; ``acknowledged`` is covered by an
    acknowledgement that has not expired; ``recovered`` failed in the run before and passes now.
    """

    PASSED = "passed"
    RECOVERED = "recovered"
    NEW = "new"
    KNOWN = "known"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a check promises, as one sentence in the two languages of the dashboard."""

    dutch: str
    english: str


class ScopeReason(StrEnum):
    """Why an audit is full; or ``unchanged``, why it is not (:mod:`expectations.audit_scope`)."""

    ASKED = "asked"
    NOTHING_PUBLISHED = "nothing_published"
    DEFINITIONS = "definitions"
    CHECKS = "checks"
    PARSER = "parser"
    REGISTER = "register"
    FAILURES = "failures"
    WEEKLY = "weekly"
    UNCHANGED = "unchanged"

    @property
    def is_full(self) -> bool:
        """Whether every check looks at every report."""
        return self is not ScopeReason.UNCHANGED

    @property
    def sentence(self) -> Sentence:
        """The reason for people."""
        return _SCOPE_SENTENCES[self]


_SCOPE_SENTENCES = {
    ScopeReason.ASKED: Sentence("Alles werd bekeken.", "Everything was looked at."),
    ScopeReason.NOTHING_PUBLISHED: Sentence(
        "Alles werd bekeken: er was nog niets gepubliceerd.", "Everything was looked at: nothing was published yet."
    ),
    ScopeReason.DEFINITIONS: Sentence(
        "Alles werd bekeken: de definities zijn veranderd.", "Everything was looked at: the definitions have changed."
    ),
    ScopeReason.CHECKS: Sentence(
        "Alles werd bekeken: de controles zijn veranderd.", "Everything was looked at: the checks have changed."
    ),
    ScopeReason.PARSER: Sentence(
        "Alles werd bekeken: de parser is veranderd.", "Everything was looked at: the parser has changed."
    ),
    ScopeReason.REGISTER: Sentence(
        "Alles werd bekeken: het register is veranderd.", "Everything was looked at: the register has changed."
    ),
    ScopeReason.FAILURES: Sentence(
        "Alles werd bekeken: van de gepubliceerde versie staat niet vast dat elke kritieke controle slaagde.",
        "Everything was looked at: the published version is not known to have passed every critical check.",
    ),
    ScopeReason.WEEKLY: Sentence(
        "Alles werd bekeken, zoals elke week.", "Everything was looked at, as it is every week."
    ),
    ScopeReason.UNCHANGED: Sentence(
        "Kritieke controles van losse verslagen sloegen over wat bleef zoals het gepubliceerd is.",
        "Critical checks of single reports left out what is still as it was published.",
    ),
}


@dataclass(frozen=True, slots=True)
class AuditScope:
    """How much an audit looks at, and when all was last looked at; ``None`` where nothing was noted of it."""

    reason: ScopeReason
    full_audited_at: datetime | None = None

    @property
    def is_full(self) -> bool:
        """Whether every check looks at every report."""
        return self.reason.is_full


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A person's word that a failure is known and may be published until a date (``expectations/acknowledged.toml``).

    It covers at most ``max_failing_rows`` rows: one row more is a new failure.
    """

    check_name: str
    who: str
    since: date
    until: date
    why: str
    max_failing_rows: int


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found on one candidate.

    ``sample_rows`` are at most :data:`SAMPLE_ROW_LIMIT` of the failing rows, their values plain JSON values.
    ``row_count`` counts the rows of ``table_name``, ``None`` when it could not be counted. ``error`` is the one
    sentence of a check that could not be run: such a check counts as failed and critical. ``report_ids`` are the
    reports to which failing rows belong, for checks that name a report column. ``seconds`` is the time of the check's
    own query; column expectations share the queries of their table, so each carries an equal part of that table's time.
    """

    check_name: str
    family: CheckFamily
    severity: CheckSeverity
    table_name: str
    sentence: Sentence
    success: bool
    failing_row_count: int
    sample_rows: tuple[Mapping[str, object], ...]
    seconds: float
    row_count: int | None = None
    report_ids: tuple[str, ...] = ()
    error: str | None = None
    status: CheckStatus = CheckStatus.PASSED
    acknowledgement: Acknowledgement | None = None

    @property
    def standing(self) -> str:
        """How it stands against the runs before it, for people; if acknowledged, also by whom, until when and why."""
        if self.acknowledgement is None:
            return self.status.value if self.success else f"{self.status.value} failure"
        answer = self.acknowledgement
        return f"acknowledged by {answer.who} until {answer.until.isoformat()}: {answer.why}"

    @property
    def blocks_publication(self) -> bool:
        """True when this result alone keeps the candidate from being published."""
        return not self.success and self.severity is CheckSeverity.CRITICAL and self.acknowledgement is None


@dataclass(frozen=True, slots=True)
class AuditResult:
    """Everything an audit of one candidate found, in the order of the checks' names, and how much it looked at."""

    run_id: str
    audited_at: datetime
    results: tuple[CheckResult, ...]
    seconds: float = 0.0
    scope: AuditScope = AuditScope(ScopeReason.ASKED)
    run_severity: CheckSeverity | None = field(init=False)

    def __post_init__(self) -> None:
        """Derive the worst severity among the failures, ``None`` when all passed."""
        severities = {result.severity for result in self.failures}
        worst = next((severity for severity in CheckSeverity if severity in severities), None)
        object.__setattr__(self, "run_severity", worst)

    @property
    def is_publishable(self) -> bool:
        """True when no critical check fails that nobody has acknowledged."""
        return not any(result.blocks_publication for result in self.results)

    @property
    def failures(self) -> tuple[CheckResult, ...]:
        """The results of the checks that failed, whatever their severity."""
        return tuple(result for result in self.results if not result.success)

    @property
    def blocking(self) -> tuple[CheckResult, ...]:
        """The failures that keep the candidate from being published."""
        return tuple(result for result in self.results if result.blocks_publication)

    @property
    def recovered(self) -> tuple[CheckResult, ...]:
        """The checks that failed in the run before and pass now."""
        return tuple(result for result in self.results if result.status is CheckStatus.RECOVERED)

    def reports_to_quarantine(self) -> Mapping[str, tuple[str, ...]]:
        """For each report whose own rows fail a critical check: the names of those checks.

        A critical check without a report column, or that could not be run, says nothing of a single report.
        """
        checks_of_report: dict[str, list[str]] = {}
        for result in self.blocking:
            for report_id in result.report_ids:
                checks_of_report.setdefault(report_id, []).append(result.check_name)
        return {report_id: tuple(names) for report_id, names in sorted(checks_of_report.items())}
