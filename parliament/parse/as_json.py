"""A parse as plain data, the shape that ``spreektijd parse --format json`` prints."""

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

    ``paragraphs`` of a speech lists their texts. ``addressee`` and ``portfolio`` of a question are of the first
    minister addressed; ``addressees`` holds all.
    """
    heading = parsed.heading
    return {
        "meeting": {
            "kind": heading.kind.value,
            "number": heading.number,
            "session_year": heading.session_year,
            "date": heading.date.isoformat() if heading.date else None,
            "committee": heading.committee,
        },
        "source": parsed.source.value,
        "pages": parsed.page_count,
        "items": [_item(item) for item in parsed.items],
        "sub_headings": [_sub_heading(heading) for heading in parsed.sub_headings],
        "speeches": [_speech(speech) for speech in parsed.speeches],
        "interjections": [_interjection(interjection) for interjection in parsed.interjections],
        "votes": [_vote(vote) for vote in parsed.votes],
        "attendance": [_attendance(attendance) for attendance in parsed.attendance],
        "contents": [_contents_entry(entry) for entry in parsed.contents],
        "issues": [
            {"kind": issue.kind, "severity": issue.severity.value, "line": issue.line, "detail": issue.detail}
            for issue in parsed.issues
        ],
        "lines": {
            "total": parsed.account.total,
            "assigned": parsed.account.assigned,
            "unknown": parsed.account.unknown,
            "by_kind": _lines_by_kind(parsed),
        },
    }


def _item(item: AgendaItem) -> dict[str, object]:
    return {
        "ordinal": item.ordinal,
        "page": item.page,
        "type": item.type.value,
        "title": item.title,
        "chair": item.chair,
        "document_numbers": list(item.document_numbers),
        "continues": item.continues,
        "questions": [_question(question) for question in item.questions],
    }


def _question(question: Question) -> dict[str, object]:
    first = question.addressees[0] if question.addressees else None
    return {
        "ordinal": question.ordinal,
        "type": question.type.value,
        "number": question.number,
        "session_year": question.session_year,
        "questioner": question.questioner,
        "addressee": first.name if first else None,
        "portfolio": first.portfolio if first else None,
        "addressees": [{"name": addressee.name, "portfolio": addressee.portfolio} for addressee in question.addressees],
        "answered_by": question.answered_by,
        "subject": question.subject,
        "page": question.page,
    }


def _sub_heading(heading: SubHeading) -> dict[str, object]:
    return {
        "item": heading.item,
        "speech": heading.speech,
        "paragraph": heading.paragraph_ordinal,
        "page": heading.page,
        "title": heading.title,
    }


def _speech(speech: Speech) -> dict[str, object]:
    return {
        "ordinal": speech.ordinal,
        "item": speech.item,
        "page": speech.page,
        "last_page": speech.last_page,
        "line": speech.line,
        "label": speech.label,
        "speaker": speech.speaker,
        "party": speech.party,
        "function": speech.function,
        "role": speech.role.value,
        "words": speech.words,
        "paragraphs": list(speech.paragraphs),
    }


def _interjection(interjection: Interjection) -> dict[str, object]:
    return {
        "ordinal": interjection.ordinal,
        "speech": interjection.speech,
        "item": interjection.item,
        "page": interjection.page,
        "line": interjection.line,
        "kind": interjection.kind.value,
        "text": interjection.text,
        "paragraph": interjection.paragraph_ordinal,
        "text_offset": interjection.text_offset,
        "parties": list(interjection.parties),
        "persons": list(interjection.persons),
    }


def _vote(vote: Vote) -> dict[str, object]:
    return {
        "ordinal": vote.ordinal,
        "item": vote.item,
        "number": vote.number,
        "matter": vote.matter,
        "page": vote.page,
        "line": vote.line,
        "participants": vote.participant_count,
        "yes": vote.yes_count,
        "no": vote.no_count,
        "abstain": vote.abstain_count,
        "adopted": vote.is_adopted,
        "result": vote.result_text,
        "cast": [{"name": cast.name, "choice": cast.choice} for cast in vote.cast],
    }


def _attendance(attendance: Attendance) -> dict[str, object]:
    return {"name": attendance.name, "status": attendance.status, "reason": attendance.reason, "page": attendance.page}


def _contents_entry(entry: ContentsEntry) -> dict[str, object]:
    return {
        "ordinal": entry.ordinal,
        "type": entry.item_type.value,
        "title": entry.title,
        "number": entry.number,
        "session_year": entry.session_year,
        "page": entry.page,
    }


def _lines_by_kind(parsed: ParsedReport) -> dict[str, int]:
    """Non-blank lines by the kind of element they are in, kinds without lines left out."""
    counts = {kind.value: sum(span.line_count for span in parsed.spans if span.kind is kind) for kind in ElementKind}
    return {kind: count for kind, count in counts.items() if count}
