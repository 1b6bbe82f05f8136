"""Column expectations on ``mart``: the figures that people quote."""

from expectations.column_checks import ColumnCheck, TableSuite
from parliament.model import MeetingKind, Role

_KINDS = [kind.value for kind in MeetingKind]
_ROLES = [role.value for role in Role]
_METHODS = ["estimate", "recording", "mixed"]


def column_checks() -> list[ColumnCheck]:
    """The expectations, table after table."""
    speaking_time = TableSuite("mart.member_speaking_time")
    member_question = TableSuite("mart.member_question")
    meeting_summary = TableSuite("mart.meeting_summary")
    return [
        speaking_time.not_empty(),
        *speaking_time.not_null("person_id", "full_name", "session_year", "meeting_kind", "role", "words", "speeches"),
        *speaking_time.not_null("rate_version"),
        speaking_time.in_set("meeting_kind", _KINDS),
        speaking_time.in_set("role", _ROLES),
        speaking_time.in_set("method", _METHODS),
        speaking_time.between("word_share", 0, 1),
        speaking_time.between("words", 0, None),
        *member_question.not_null("person_id", "session_year", "question_type", "asked_count", "follow_up_count"),
        member_question.between("asked_count", 0, None),
        member_question.between("follow_up_count", 0, None),
        member_question.unique_together("person_id", "session_year", "question_type"),
        meeting_summary.not_empty(),
        meeting_summary.unique("meeting_id"),
        *meeting_summary.not_null("meeting_date", "session_year", "words", "speech_count", "question_count"),
    ]
