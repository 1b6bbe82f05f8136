"""What a night did, in numbers that can be compared from run to run."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ingest.documents import UnreadableDocument


class RunOutcome(StrEnum):
    """How a night ended."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    CHECKS_FAILED = "checks_failed"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure worth reading: a sentence, and the query that shows its rows."""

    sentence: str
    sql: str


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """A check that failed: its name, severity, sentence and how many rows are bad."""

    check_name: str
    severity: str
    sentence: str
    failing_row_count: int


@dataclass(frozen=True, slots=True)
class RunResult:
    """The summary of a run.

    Counts are of the whole database that the run published or left in place (current reports only), but for
    ``new_report_count``, which counts what the run loaded. ``resolved_share`` is the share of words whose speaker is
    known, in [0, 1], ``None`` without words; ``provisional_share`` is the part of it that rests on the
    ``provisional_person_count`` persons known only from names that reports print. ``published_version`` is the version
    readers see after the run.
    """

    run_id: str
    run_kind: str
    source_name: str
    outcome: RunOutcome
    started_at: datetime
    ended_at: datetime
    parser_version: str
    schema_version: int
    report_count: int = 0
    new_report_count: int = 0
    meeting_count: int = 0
    question_count: int = 0
    speech_count: int = 0
    word_count: int = 0
    resolved_share: float | None = None
    provisional_share: float | None = None
    provisional_person_count: int = 0
    first_date: str | None = None
    last_date: str | None = None
    checks_passed: int = 0
    checks_failed_critical: int = 0
    checks_failed_warning: int = 0
    quarantined_count: int = 0
    awaited_count: int = 0
    issue_count: int = 0
    failed_checks: tuple[FailedCheck, ...] = ()
    unreadable: tuple[UnreadableDocument, ...] = ()
    figures: tuple[Figure, ...] = ()
    is_complete: bool = True
    published_version: str | None = None
    published_name: str | None = None

    @property
    def seconds(self) -> float:
        """How long the run took."""
        return (self.ended_at - self.started_at).total_seconds()
