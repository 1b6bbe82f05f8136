"""The summary of a run: from the database it built, or from the one it left in place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

from expectations.history import checks_of_audit
from expectations.results import AuditResult, CheckSeverity
from flows.run_facts import title_of
from flows.run_log import read_results_without
from flows.run_result import FailedCheck, Figure, RunOutcome, RunResult
from flows.wording import duration, percent, spaced
from ingest.batches import LoadedBatch
from ingest.documents import Gathered
from ingest.options import RunOptions
from ingest.retries import Retries, still_unreadable
from ingest.unreadable import UnreadableDocument
from parliament.parse import PARSER_VERSION
from warehouse.paths import DataFolder
from warehouse.publish import current_version
from warehouse.quality import append_quality_rows, known_run_ids
from warehouse.reading_verdicts import ReadingVerdict
from warehouse.schema import SCHEMA_VERSION, quality_schemas
from warehouse.summary import LONGEST_SPEAKING_MEMBER, MINISTER_SHARE, MOST_ASKING_MEMBERS, highlights, summarise

# Level names that a sentence can hold; beyond that it counts them.
NAMES_SHOWN = 3


def built_result(
    run_id: str,
    started_at: datetime,
    options: RunOptions,
    folder: DataFolder,
    gathered: Gathered,
    *,
    loaded_count: int,
    unreadable: Iterable[UnreadableDocument],
    audit: AuditResult,
) -> RunResult:
    """The summary of a run that built and audited a candidate; its outcome is set when it is known."""
    result = _summary(run_id, started_at, options, folder.candidate)
    failures = [
        FailedCheck(
            check.check_name, check.severity.value, check.sentence.english, check.failing_row_count, check.family.value
        )
        for check in audit.failures
    ]
    blocking = {check.check_name for check in audit.blocking}
    return replace(
        result,
        new_report_count=loaded_count,
        checks_passed=sum(check.success for check in audit.results),
        checks_failed_critical=len(blocking),
        checks_failed_warning=sum(check.severity != CheckSeverity.CRITICAL.value for check in failures),
        failed_checks=tuple(failures),
        unreadable=tuple(unreadable),
        is_complete=gathered.is_complete,
        drift=gathered.drift,
        published_version=current_version(folder),
    )


def unchanged_result(
    run_id: str,
    started_at: datetime,
    options: RunOptions,
    folder: DataFolder,
    gathered: Gathered,
    *,
    unreadable: Iterable[UnreadableDocument],
) -> RunResult:
    """The summary of a run that found nothing new; the checks are those of the audit of what is published."""
    result = _summary(run_id, started_at, options, folder.current)
    found = checks_of_audit(folder.current)
    failures = tuple(
        FailedCheck(one.check_name, one.severity, one.sentence, one.failing_row_count, one.family)
        for one in found
        if not one.success
    )
    return replace(
        result,
        checks_passed=sum(one.success for one in found),
        checks_failed_critical=sum(one.is_blocking for one in found),
        checks_failed_warning=sum(one.severity != CheckSeverity.CRITICAL.value for one in failures),
        failed_checks=failures,
        unreadable=tuple(unreadable),
        is_complete=gathered.is_complete,
        drift=gathered.drift,
        published_version=current_version(folder),
    )


def record_run(candidate: Path, result: RunResult) -> None:
    """Write the run into ``dq.run`` of the candidate, so that it travels with the published versions."""
    # Under which version it is published is written when that is known (warehouse/publish.py).
    append_quality_rows(candidate, {"run": _run_frame([replace(result, published_version=None)])})


def record_missing_runs(candidate: Path, folder: DataFolder) -> None:
    """Write into ``dq.run`` the runs that it does not know, from their records: failed, nothing new, cut off."""
    missing = read_results_without(folder, known_run_ids(candidate))
    if missing:
        append_quality_rows(candidate, {"run": _run_frame(missing)})


def _run_frame(results: Sequence[RunResult]) -> pl.DataFrame:
    rows = [_run_row(result) for result in results]
    return pl.DataFrame(rows, schema=dict(quality_schemas()["run"]), orient="row")


def _run_row(result: RunResult) -> dict[str, Any]:
    """A run as a row of ``dq.run``; what a run that judged nothing has not counted is null."""
    counts = {
        "report_count": result.report_count,
        "new_report_count": result.new_report_count,
        "speech_count": result.speech_count,
        "word_count": result.word_count,
        "critical_failure_count": result.checks_failed_critical,
        "warning_failure_count": result.checks_failed_warning,
    }
    return {
        "run_id": result.run_id,
        "run_kind": result.run_kind,
        "source_name": result.source_name,
        "started_at": result.started_at,
        "ended_at": result.ended_at,
        "outcome": result.outcome.value,
        "exit_code": result.exit_code,
        "published_version": result.published_version,
        "parser_version": result.parser_version,
        "schema_version": result.schema_version,
        **(counts if result.outcome.is_judged else dict.fromkeys(counts)),
        "detail": _public_detail(result),
    }


def _public_detail(result: RunResult) -> str | None:
    """One sentence on the outcome, for everybody who reads the database: the sentence of an error may name a path."""
    if not result.outcome.is_judged:
        return title_of(result)
    return "; ".join(document.reason for document in result.unreadable) or None


def _summary(run_id: str, started_at: datetime, options: RunOptions, database: Path) -> RunResult:
    counts = summarise(database)
    return RunResult(
        run_id=run_id,
        run_kind=options.run_kind,
        source_name=options.source_name,
        outcome=RunOutcome.UNCHANGED,
        started_at=started_at,
        ended_at=datetime.now(UTC),
        parser_version=PARSER_VERSION,
        schema_version=SCHEMA_VERSION,
        report_count=counts.report_count,
        meeting_count=counts.meeting_count,
        question_count=counts.question_count,
        speech_count=counts.speech_count,
        word_count=counts.word_count,
        resolved_share=counts.resolved_share,
        provisional_share=counts.provisional_share,
        provisional_person_count=counts.provisional_person_count,
        first_date=counts.first_date.isoformat() if counts.first_date else None,
        last_date=counts.last_date.isoformat() if counts.last_date else None,
        quarantined_count=counts.quarantined_count,
        awaited_count=counts.awaited_count,
        issue_count=counts.issue_count,
        figures=_figures(database),
    )


def _figures(database: Path) -> tuple[Figure, ...]:
    found = highlights(database)
    figures = []
    if found.longest_speaker:
        speaker = found.longest_speaker
        sentence = (
            f"{speaker.full_name} spoke most of all members in {speaker.meeting_kind} meetings of "
            f"{speaker.session_year}: "
            f"{spaced(speaker.words)} words, an estimated {duration(speaker.est_seconds)} "
            f"({duration(speaker.est_seconds_low)} to {duration(speaker.est_seconds_high)})."
        )
        figures.append(Figure(sentence, LONGEST_SPEAKING_MEMBER))
    if found.most_asking:
        asking = found.most_asking
        sentence = (
            f"{enumerated(asking.full_names)} asked most questions in {asking.session_year}: {asking.asked_count}"
        )
        figures.append(Figure(sentence + (" each." if len(asking.full_names) > 1 else "."), MOST_ASKING_MEMBERS))
    if found.minister_share is not None:
        sentence = f"Ministers spoke {percent(found.minister_share)} of all words."
        figures.append(Figure(sentence, MINISTER_SHARE))
    return tuple(figures)


def enumerated(names: tuple[str, ...]) -> str:
    """Return at least one name as a sentence has them: "A, B and C", and from four on "A, B, C and 2 others"."""
    shown = list(names[:NAMES_SHOWN])
    left = len(names) - NAMES_SHOWN
    if left > 0:
        shown.append(f"{left} {'other' if left == 1 else 'others'}")
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def all_unreadable(loaded: LoadedBatch, retries: Retries, gathered: Gathered) -> tuple[UnreadableDocument, ...]:
    """What could not be read tonight, and what was put aside: that lies in the source, or that the service lists."""
    unreadable = {document.sha256: document for document in loaded.unreadable}
    present = {document.sha256 for document in gathered.documents}
    for verdict in retries.put_aside:
        if verdict.is_listed or verdict.sha256 in present:
            unreadable.setdefault(verdict.sha256, still_unreadable(verdict))
    return tuple(unreadable.values())


def known_unreadable(verdicts: Iterable[ReadingVerdict]) -> tuple[UnreadableDocument, ...]:
    """What this parser has tried and not read, of a run that reads nothing itself."""
    return tuple(still_unreadable(verdict) for verdict in verdicts if verdict.parser_version == PARSER_VERSION)
