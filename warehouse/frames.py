"""Reports as Polars frames of exactly the raw schemas (``sql/raw``)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from parliament.model import Issue, ParsedReport
from parliament.people.cues import chair_cues
from parliament.people.report_names import NameResolution
from parliament.reconciliation import ReconciledSpeech
from parliament.second_reader import SecondOpinion
from warehouse.rows import Row, RowsByTable, frame_of_rows
from warehouse.schema import report_schemas


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """One parsed report with all that is known of its file, ready to load.

    ``issues`` are those met outside the parser, each with the stage that met it; the parser's own are in ``parsed``.
    ``second_opinion`` is what a second reader makes of the same lines; the journal copy has no lines, and so none.
    ``reconciled`` pairs its speeches with those of the journal copy ``journal_report_id``, where there is one.
    """

    run_id: str
    meeting_id: str
    sha256: str
    parsed: ParsedReport
    names: Sequence[NameResolution]
    parser_version: str
    fetched_at: datetime
    parsed_at: datetime
    byte_count: int
    is_provisional: bool = False
    report_url: str | None = None
    file_name: str | None = None
    issues: Sequence[tuple[str, Issue]] = ()
    reconciled: Sequence[ReconciledSpeech] = ()
    journal_report_id: str | None = None
    second_opinion: SecondOpinion | None = None

    @property
    def report_id(self) -> str:
        """The meeting's id, a dash and the first twelve digits of the file's sha256."""
        return make_report_id(self.meeting_id, self.sha256)


def make_report_id(meeting_id: str, sha256: str) -> str:
    """Key of a version of a report. Twelve hexadecimal digits distinguish its versions (48 bits) and stay readable."""
    return f"{meeting_id}-{sha256[:12]}"


def report_frames(records: Iterable[ReportRecord]) -> dict[str, pl.DataFrame]:
    """Reports as one frame for each table of ``report_schemas()`` (``raw.meeting`` apart: ``meeting_frames.py``)."""
    rows: RowsByTable = {name: [] for name in report_schemas()}
    for record in records:
        rows["report"].append(_report_row(record))
        for add in (_add_items, _add_speeches, _add_interjections, _add_votes, _add_lists, _add_names, _add_issues):
            add(record, rows)
        _add_second_opinion(record, rows)
        rows["reconciled_speech"].extend(_reconciled_rows(record))
    return {name: frame_of_rows(rows[name], schema) for name, schema in report_schemas().items()}


def issue_frame(
    run_id: str, issues: Iterable[tuple[str, Issue]], *, meeting_id: str | None = None, report_id: str | None = None
) -> pl.DataFrame:
    """Issues with the stage that met them, of a meeting without a report or of the whole run."""
    rows = [_issue_row(run_id, report_id, meeting_id, stage, issue) for stage, issue in issues]
    return frame_of_rows(rows, report_schemas()["issue"])


def _report_row(record: ReportRecord) -> Row:
    account = record.parsed.account
    return {
        "report_id": record.report_id,
        "meeting_id": record.meeting_id,
        "source": str(record.parsed.source),
        "sha256": record.sha256,
        "report_url": record.report_url,
        "file_name": record.file_name,
        "byte_count": record.byte_count,
        "page_count": record.parsed.page_count,
        "is_provisional": record.is_provisional,
        "parser_version": record.parser_version,
        "fetched_at": record.fetched_at,
        "parsed_at": record.parsed_at,
        "line_count": account.total,
        "assigned_line_count": account.assigned,
        "unknown_line_count": account.unknown,
        "document_words": account.document_words,
        "joined_break_count": account.joined_breaks,
    }


def _item_id(report_id: str, ordinal: int | None) -> str | None:
    return None if ordinal is None else f"{report_id}-i{ordinal:02d}"


def _speech_id(report_id: str, ordinal: int | None) -> str | None:
    return None if ordinal is None else f"{report_id}-s{ordinal:04d}"


def _add_items(record: ReportRecord, rows: RowsByTable) -> None:
    for item in record.parsed.items:
        item_id = _item_id(record.report_id, item.ordinal)
        rows["agenda_item"].append(
            {
                "agenda_item_id": item_id,
                "report_id": record.report_id,
                "item_ordinal": item.ordinal,
                "item_type": str(item.type),
                "title": item.title,
                "page": item.page,
                "line": item.line,
                "chair_name": item.chair,
                "document_numbers": list(item.document_numbers),
                "jln_id": item.listed.jln_id if item.listed else None,
                "vi_ids": list(item.listed.vi_ids) if item.listed else [],
                "pi_ids": list(item.listed.pi_ids) if item.listed else [],
            }
        )
        for question in item.questions:
            question_id = f"{record.report_id}-q{question.ordinal:03d}"
            rows["question"].append(
                {
                    "question_id": question_id,
                    "report_id": record.report_id,
                    "agenda_item_id": item_id,
                    "question_ordinal": question.ordinal,
                    "question_type": str(question.type),
                    "question_number": question.number,
                    "session_year": question.session_year,
                    "questioner_name": question.questioner,
                    "answered_by_name": question.answered_by,
                    "subject": question.subject,
                    "page": question.page,
                    "line": question.line,
                }
            )
            rows["question_addressee"].extend(
                {
                    "question_id": question_id,
                    "report_id": record.report_id,
                    "addressee_ordinal": ordinal,
                    "addressee_name": addressee.name,
                    "portfolio": addressee.portfolio,
                }
                for ordinal, addressee in enumerate(question.addressees, start=1)
            )


def _add_speeches(record: ReportRecord, rows: RowsByTable) -> None:
    rows["speech"].extend(
        {
            "speech_id": _speech_id(record.report_id, speech.ordinal),
            "report_id": record.report_id,
            "agenda_item_id": _item_id(record.report_id, speech.item),
            "speech_ordinal": speech.ordinal,
            "page": speech.page,
            "last_page": speech.last_page,
            "line": speech.line,
            "speaker_label": speech.label,
            "speaker_name": speech.speaker,
            "printed_party": speech.party,
            "printed_function": speech.function,
            "printed_role": str(speech.role),
            "source_person_id": speech.source_person_id,
            "words": speech.words,
            "paragraph_count": len(speech.paragraphs),
            "text": "\n\n".join(speech.paragraphs),
        }
        for speech in record.parsed.speeches
    )


def _add_interjections(record: ReportRecord, rows: RowsByTable) -> None:
    rows["interjection"].extend(
        {
            "interjection_id": f"{record.report_id}-n{interjection.ordinal:04d}",
            "report_id": record.report_id,
            "speech_id": _speech_id(record.report_id, interjection.speech),
            "agenda_item_id": _item_id(record.report_id, interjection.item),
            "interjection_ordinal": interjection.ordinal,
            "page": interjection.page,
            "line": interjection.line,
            "interjection_kind": str(interjection.kind),
            "text": interjection.text,
            "party_names": list(interjection.parties),
            "person_names": list(interjection.persons),
            "paragraph_ordinal": interjection.paragraph_ordinal,
            "text_offset": interjection.text_offset,
        }
        for interjection in record.parsed.interjections
    )


def _add_votes(record: ReportRecord, rows: RowsByTable) -> None:
    for vote in record.parsed.votes:
        vote_id = f"{record.report_id}-v{vote.ordinal:03d}"
        rows["vote"].append(
            {
                "vote_id": vote_id,
                "report_id": record.report_id,
                "agenda_item_id": _item_id(record.report_id, vote.item),
                "vote_ordinal": vote.ordinal,
                "vote_number": vote.number,
                "page": vote.page,
                "line": vote.line,
                "participant_count": vote.participant_count,
                "yes_count": vote.yes_count,
                "no_count": vote.no_count,
                "abstain_count": vote.abstain_count,
                "is_adopted": vote.is_adopted,
                "result_text": vote.result_text,
                "vote_matter": vote.matter,
            }
        )
        rows["vote_cast"].extend(
            {"vote_id": vote_id, "report_id": record.report_id, "voter_name": cast.name, "choice": cast.choice}
            for cast in vote.cast
        )


def _add_lists(record: ReportRecord, rows: RowsByTable) -> None:
    rows["attendance"].extend(
        {
            "report_id": record.report_id,
            "attendee_name": attendance.name,
            "attendance_status": attendance.status,
            "page": attendance.page,
            "line": attendance.line,
        }
        for attendance in record.parsed.attendance
    )
    rows["sub_heading"].extend(
        {
            "report_id": record.report_id,
            "agenda_item_id": _item_id(record.report_id, heading.item),
            "speech_id": _speech_id(record.report_id, heading.speech),
            "paragraph_ordinal": heading.paragraph_ordinal,
            "title": heading.title,
            "page": heading.page,
            "line": heading.line,
        }
        for heading in record.parsed.sub_headings
    )
    rows["contents_entry"].extend(
        {
            "report_id": record.report_id,
            "entry_ordinal": entry.ordinal,
            "item_type": str(entry.item_type),
            "title": entry.title,
            "question_number": entry.number,
            "session_year": entry.session_year,
            "page": entry.page,
            "line": entry.line,
        }
        for entry in record.parsed.contents
    )
    rows["chair_cue"].extend(
        {
            "report_id": record.report_id,
            "speech_ordinal": cue.speech_ordinal,
            "cue_name": cue.cue_name,
            "next_label": cue.next_label,
            "is_followed": cue.agrees,
        }
        for cue in chair_cues(record.parsed)
    )
    rows["line_span"].extend(
        {
            "report_id": record.report_id,
            "span_ordinal": ordinal,
            "element_kind": str(span.kind),
            "first_line": span.first_line,
            "last_line": span.last_line,
            "line_count": span.line_count,
            "words": span.words,
            "speech_id": _speech_id(record.report_id, span.speech),
        }
        for ordinal, span in enumerate(record.parsed.spans, start=1)
    )


def _add_second_opinion(record: ReportRecord, rows: RowsByTable) -> None:
    if record.second_opinion is None:
        return
    rows["second_opinion"].extend(
        {"report_id": record.report_id, "what": tally.what, "counted": tally.counted, "parsed": tally.parsed}
        for tally in record.second_opinion.tallies
    )
    rows["second_opinion_difference"].extend(
        {
            "report_id": record.report_id,
            "difference_ordinal": ordinal,
            "difference_kind": str(difference.kind),
            "is_critical": difference.is_critical,
            "page": difference.page,
            "line": difference.line,
            "words": difference.words,
            "counted": difference.counted,
            "parsed": difference.parsed,
            "line_text": difference.text,
        }
        for ordinal, difference in enumerate(record.second_opinion.differences, start=1)
    )


def _add_names(record: ReportRecord, rows: RowsByTable) -> None:
    rows["name_resolution"].extend(
        {
            "report_id": record.report_id,
            "name_use": name.name_use,
            "label": name.label,
            "name": name.name,
            "person_id": name.resolution.person_id,
            "role": str(name.resolution.role),
            "party_name": name.resolution.party_name,
            "party_family": name.resolution.party_family,
            "rule": name.resolution.rule,
            "confidence": name.resolution.confidence,
            "candidate_person_ids": list(name.resolution.candidates),
        }
        for name in record.names
    )


def _add_issues(record: ReportRecord, rows: RowsByTable) -> None:
    staged = [*(("parse", issue) for issue in record.parsed.issues), *record.issues]
    rows["issue"].extend(
        _issue_row(record.run_id, record.report_id, record.meeting_id, stage, issue) for stage, issue in staged
    )


def _reconciled_rows(record: ReportRecord) -> list[Row]:
    return [
        {
            "report_id": record.report_id,
            "journal_report_id": record.journal_report_id,
            "speech_ordinal": pair.speech_ordinal,
            "journal_speech_ordinal": pair.journal_speech_ordinal,
            "status": pair.status,
            "report_words": pair.report_words,
            "journal_words": pair.journal_words,
            "is_same_speaker": pair.speaker_agrees,
            "similarity": pair.similarity,
        }
        for pair in record.reconciled
    ]


def _issue_row(run_id: str, report_id: str | None, meeting_id: str | None, stage: str, issue: Issue) -> Row:
    return {
        "run_id": run_id,
        "report_id": report_id,
        "meeting_id": meeting_id,
        "stage": stage,
        "issue_kind": issue.kind,
        "severity": str(issue.severity),
        "line": issue.line,
        "detail": issue.detail,
    }
