"""A parsed report, its names resolved, as the record that the warehouse loads."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from ingest.documents import Gathered, JournalCopy, SourceDocument
from parliament.errors import UndatedReportError
from parliament.model import Issue, MeetingKind, ParsedReport, Severity
from parliament.parse import PARSER_VERSION
from parliament.people import NameResolution, resolve_report
from parliament.reconciliation import ReconciledSpeech
from parliament.second_reader import SecondOpinion
from parliament.source.session_year import session_year_of
from warehouse.frames import ReportRecord
from warehouse.meeting_frames import printed_meeting_row

StagedIssue = tuple[str, Issue]


def report_record(
    document: SourceDocument,
    parsed: ParsedReport,
    gathered: Gathered,
    run_id: str,
    journal: tuple[ReportRecord, tuple[ReconciledSpeech, ...]] | None = None,
    *,
    second_opinion: SecondOpinion | None = None,
) -> tuple[ReportRecord, Mapping[str, Any] | None]:
    """Resolve a report's names and put its record together; with its meeting's row when only the report knows it.

    ``second_opinion`` is what a second reader makes of the report's lines.
    ``journal`` is the record of the meeting's second copy, if it has one, with the speeches of both side by side.

    Raises:
        UndatedReportError: neither the report nor the service names the day.
    """
    issues: list[StagedIssue] = []
    meeting_date = document.meeting_date or parsed.heading.date
    if document.meeting_date and parsed.heading.date and document.meeting_date != parsed.heading.date:
        issues.append(_date_issue(document.meeting_date, parsed.heading.date))
    if meeting_date is None:
        raise UndatedReportError("it names no day on its cover or in its headers, so nobody in it can be resolved")
    names, name_issues = resolve_report(
        parsed, meeting_date, gathered.register, meeting_chair_id=document.chair_person_id
    )
    issues.extend(("resolve", issue) for issue in name_issues)
    meeting_id = document.meeting_id or printed_meeting_id(parsed, document)
    now = datetime.now(UTC)
    record = ReportRecord(
        run_id=run_id,
        meeting_id=meeting_id,
        sha256=document.sha256,
        parsed=parsed,
        names=names,
        parser_version=PARSER_VERSION,
        fetched_at=document.fetched_at,
        parsed_at=now,
        byte_count=document.byte_count,
        is_provisional=document.is_provisional,
        report_url=document.url,
        file_name=None if document.is_listed else document.name,
        issues=tuple(issues),
        reconciled=journal[1] if journal else (),
        journal_report_id=journal[0].report_id if journal else None,
        second_opinion=second_opinion,
    )
    if document.is_listed:
        return record, None
    session_year = parsed.heading.session_year or session_year_of(meeting_date)
    row = printed_meeting_row(
        meeting_id, parsed, meeting_date=meeting_date, session_year=session_year, seen_at=document.fetched_at
    )
    return record, row


def journal_record(journal: JournalCopy, parsed: ParsedReport, gathered: Gathered, run_id: str) -> ReportRecord:
    """The record of the second official copy of a meeting, its names resolved."""
    meeting_date = journal.listed.date
    names: tuple[NameResolution, ...] = ()
    issues: tuple[Issue, ...] = ()
    if meeting_date is not None:
        chair_id = journal.listed.chair_person_id
        names, issues = resolve_report(parsed, meeting_date, gathered.register, meeting_chair_id=chair_id)
    return ReportRecord(
        run_id=run_id,
        meeting_id=str(journal.listed.verg_id),
        sha256=journal.sha256,
        parsed=parsed,
        names=names,
        parser_version=PARSER_VERSION,
        fetched_at=journal.fetched_at,
        parsed_at=datetime.now(UTC),
        byte_count=sum(len(speech.html.encode()) for line in journal.journal_lines for speech in line.speeches),
        is_provisional=journal.listed.is_provisional,
        report_url=journal.listed.source_url,
        issues=tuple(("resolve", issue) for issue in issues),
    )


def printed_meeting_id(parsed: ParsedReport, document: SourceDocument) -> str:
    """The id of a meeting that no service lists: its printed number and session year, plenary sittings with a ``P``.

    A report that prints no number is its own meeting, named after its bytes (docs/decisions/003-identifiers.md).
    """
    heading = parsed.heading
    if heading.number is None or heading.session_year is None:
        return f"file-{document.sha256[:12]}"
    number = f"P{heading.number}" if heading.kind is MeetingKind.PLENARY else heading.number
    return f"{number}-{heading.session_year}"


def _date_issue(listed: date, printed: date) -> StagedIssue:
    detail = (
        f"the service says {listed.isoformat()}, the report prints {printed.isoformat()}; the service's day is used"
    )
    return ("resolve", Issue("date_mismatch", Severity.WARNING, None, detail))
