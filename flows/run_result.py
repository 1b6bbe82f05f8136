"""What a night did, in numbers that can be compared from run to run."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ingest.unreadable import UnreadableDocument


class RunOutcome(StrEnum):
    """How a night ended."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    CHECKS_FAILED = "checks_failed"
    SOURCE_UNREACHABLE = "source_unreachable"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    KILLED = "killed"

    @property
    def is_good(self) -> bool:
        """Whether the night did what it is for: readers have everything that there is."""
        return self in {RunOutcome.PUBLISHED, RunOutcome.UNCHANGED}

    @property
    def is_judged(self) -> bool:
        """Whether the night came as far as an answer about what the source holds."""
        return self.is_good or self is RunOutcome.CHECKS_FAILED


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure worth reading: a sentence, and the query that shows its rows."""

    sentence: str
    sql: str


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """A check that failed: its name, severity, sentence, how many rows are bad, and its family."""

    check_name: str
    severity: str
    sentence: str
    failing_row_count: int
    family: str = ""


@dataclass(frozen=True, slots=True)
class StageFigures:
    """What a stage cost: seconds, and the most memory of the run's own process (``None`` where nobody says)."""

    name: str
    seconds: float
    peak_memory_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class RunResult:
    """The summary of a run, also of one that failed: its counts are then 0, because it judged nothing.

    Counts are of the whole database that the run published or left in place (current reports only), but for
    ``new_report_count``, which counts what the run loaded. ``resolved_share`` is the share of words whose speaker is
    known, in [0, 1], ``None`` without words; ``provisional_share`` is the part of it that rests on the
    ``provisional_person_count`` persons known only from names that reports print. ``unreadable`` are the documents left
    out tonight, whatever the reason. ``published_version`` is the version
    readers see after the run. ``ended_at`` is ``None`` for a run that was killed: nobody knows when. ``exit_code`` is
    that of the command, ``None`` when there was none; ``detail`` is what happened, in a sentence. ``drift`` says what
    the source had for the first time, a sentence each: a field, a word of a vocabulary, a form. ``stages`` are those
    that were begun, in the order in which they ended.
    """

    run_id: str
    run_kind: str
    source_name: str
    outcome: RunOutcome
    started_at: datetime
    ended_at: datetime | None
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
    exit_code: int | None = 0
    detail: str | None = None
    drift: tuple[str, ...] = ()
    stages: tuple[StageFigures, ...] = ()

    @property
    def reading_faults(self) -> tuple[UnreadableDocument, ...]:
        """Documents that the machine or the program failed on, not their bytes: somebody should know tonight."""
        return tuple(document for document in self.unreadable if document.is_tried_again)

    @property
    def seconds(self) -> float | None:
        """How long the run took; ``None`` when nobody knows."""
        return None if self.ended_at is None else (self.ended_at - self.started_at).total_seconds()
