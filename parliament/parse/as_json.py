"""A parse as plain data, the shape that ``spreektijd parse --format json`` prints.

Lists bear the names of the tables in ``sql/raw`` that hold the same, and their fields the names of the columns; only
ids are missing, because they come with the database: an ordinal within the report stands in their place.
"""

from parliament.model import (
    AgendaItem,
    Attendance,
    ContentsEntry,
    ElementKind,
    Interjection,
    ParsedReport,
    Question,
    Speech,
    SubHeading,
    Vote,
)


def report_as_dict(parsed: ParsedReport) -> dict[str, object]:
    """Return ``parsed`` as dicts, lists, strings, numbers and ``None``, ready for ``json.dumps``.

    ``paragraphs`` of a speech lists their texts; the table has them as one ``text``.
    """
    heading = parsed.heading
    return {
        "meeting": {
            "meeting_kind": heading.kind.value,
            "meeting_number": heading.number,
            "session_year": heading.session_year,
            "meeting_date": heading.date.isoformat() if heading.date else None,
            "committee_name": heading.committee,
        },
        "source": parsed.source.value,
        "page_count": parsed.page_count,
        "agenda_items": [_item(item) for item in parsed.items],
        "sub_headings": [_sub_heading(heading) for heading in parsed.sub_headings],
        "speeches": [_speech(speech) for speech in parsed.speeches],
        "interjections": [_interjection(interjection) for interjection in parsed.interjections],
        "votes": [_vote(vote) for vote in parsed.votes],
        "attendance": [_attendance(attendance) for attendance in parsed.attendance],
        "contents_entries": [_contents_entry(entry) for entry in parsed.contents],
        "issues": [
            {"issue_kind": issue.kind, "severity": issue.severity.value, "line": issue.line, "detail": issue.detail}
            for issue in parsed.issues
        ],
        "lines": {
            "line_count": parsed.account.total,
            "assigned_line_count": parsed.account.assigned,
            "unknown_line_count": parsed.account.unknown,
            "by_kind": _lines_by_kind(parsed),
        },
    }


def _item(item: AgendaItem) -> dict[str, object]:
    return {
        "item_ordinal": item.ordinal,
        "page": item.page,
        "item_type": item.type.value,
        "title": item.title,
        "chair_name": item.chair,
        "document_numbers": list(item.document_numbers),
        "continues": item.continues,
        "questions": [_question(question) for question in item.questions],
    }


def _question(question: Question) -> dict[str, object]:
    return {
        "question_ordinal": question.ordinal,
        "question_type": question.type.value,
        "question_number": question.number,
        "session_year": question.session_year,
        "questioner_name": question.questioner,
        "addressees": [
            {"addressee_name": addressee.name, "portfolio": addressee.portfolio} for addressee in question.addressees
        ],
        "answered_by_name": question.answered_by,
        "subject": question.subject,
        "page": question.page,
    }


def _sub_heading(heading: SubHeading) -> dict[str, object]:
    return {
        "item_ordinal": heading.item,
        "speech_ordinal": heading.speech,
        "paragraph_ordinal": heading.paragraph_ordinal,
        "page": heading.page,
        "title": heading.title,
    }


def _speech(speech: Speech) -> dict[str, object]:
    return {
        "speech_ordinal": speech.ordinal,
        "item_ordinal": speech.item,
        "page": speech.page,
        "last_page": speech.last_page,
        "line": speech.line,
        "speaker_label": speech.label,
        "speaker_name": speech.speaker,
        "printed_party": speech.party,
        "printed_function": speech.function,
        "printed_role": speech.role.value,
        "words": speech.words,
        "paragraphs": list(speech.paragraphs),
    }


def _interjection(interjection: Interjection) -> dict[str, object]:
    return {
        "interjection_ordinal": interjection.ordinal,
        "speech_ordinal": interjection.speech,
        "item_ordinal": interjection.item,
        "page": interjection.page,
        "line": interjection.line,
        "interjection_kind": interjection.kind.value,
        "text": interjection.text,
        "paragraph_ordinal": interjection.paragraph_ordinal,
        "text_offset": interjection.text_offset,
        "party_names": list(interjection.parties),
        "person_names": list(interjection.persons),
    }


def _vote(vote: Vote) -> dict[str, object]:
    return {
        "vote_ordinal": vote.ordinal,
        "item_ordinal": vote.item,
        "vote_number": vote.number,
        "vote_matter": vote.matter,
        "page": vote.page,
        "line": vote.line,
        "participant_count": vote.participant_count,
        "yes_count": vote.yes_count,
        "no_count": vote.no_count,
        "abstain_count": vote.abstain_count,
        "is_adopted": vote.is_adopted,
        "result_text": vote.result_text,
        "votes_cast": [{"voter_name": cast.name, "choice": cast.choice} for cast in vote.cast],
    }


def _attendance(attendance: Attendance) -> dict[str, object]:
    return {
        "attendee_name": attendance.name,
        "attendance_status": attendance.status,
        "reason": attendance.reason,
        "page": attendance.page,
    }


def _contents_entry(entry: ContentsEntry) -> dict[str, object]:
    return {
        "entry_ordinal": entry.ordinal,
        "item_type": entry.item_type.value,
        "title": entry.title,
        "question_number": entry.number,
        "session_year": entry.session_year,
        "page": entry.page,
    }


def _lines_by_kind(parsed: ParsedReport) -> dict[str, int]:
    """Non-blank lines by the kind of element they are in, kinds without lines left out."""
    counts = {kind.value: sum(span.line_count for span in parsed.spans if span.kind is kind) for kind in ElementKind}
    return {kind: count for kind, count in counts.items() if count}
