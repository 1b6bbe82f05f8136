"""Column expectations on ``raw``: what the parser and the register must deliver."""

from expectations.column_checks import ColumnCheck, TableSuite
from parliament.model import ElementKind, InterjectionKind, MeetingKind, ReportSource, Severity

# The vocabulary of parliament/model.py is the one source of each closed set.
_KINDS = [kind.value for kind in MeetingKind]
_SOURCES = [source.value for source in ReportSource]
_ELEMENTS = [kind.value for kind in ElementKind]
_INTERJECTIONS = [kind.value for kind in InterjectionKind]
_SEVERITIES = [severity.value for severity in Severity]
_NAME_USES = ["speaker", "chair", "questioner", "addressee", "answerer", "voter", "attendee", "interjector"]


def column_checks() -> list[ColumnCheck]:
    """The expectations, table after table."""
    meeting = TableSuite("raw.meeting")
    report = TableSuite("raw.report")
    speech = TableSuite("raw.speech")
    line_span = TableSuite("raw.line_span")
    interjection = TableSuite("raw.interjection")
    name_resolution = TableSuite("raw.name_resolution")
    issue = TableSuite("raw.issue")
    return [
        *meeting.not_null("meeting_id", "meeting_kind", "session_year", "meeting_date"),
        meeting.unique("meeting_id"),
        meeting.in_set("meeting_kind", _KINDS),
        *report.not_null("report_id", "meeting_id", "source", "sha256", "parser_version", "fetched_at"),
        report.unique("report_id"),
        report.in_set("source", _SOURCES),
        *speech.not_null("speech_id", "report_id", "speaker_label", "words"),
        # That it is unique and has a text are files of sql/check, which read millions of rows once, or not at all.
        line_span.in_set("element_kind", _ELEMENTS),
        interjection.in_set("interjection_kind", _INTERJECTIONS),
        name_resolution.in_set("name_use", _NAME_USES),
        name_resolution.between("confidence", 0, 1),
        issue.in_set("severity", _SEVERITIES),
    ]
