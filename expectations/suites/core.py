"""Column expectations on ``core``: keys, vocabularies, and what every row must say."""

from expectations.column_checks import ColumnCheck, TableSuite
from parliament.model import ItemType, QuestionType, Role

_ROLES = [role.value for role in Role]
_ITEM_TYPES = [type_.value for type_ in ItemType]
_QUESTION_TYPES = [type_.value for type_ in QuestionType]
_CHOICES = ["yes", "no", "abstain"]
_METHODS = ["estimate", "recording"]


def column_checks() -> list[ColumnCheck]:
    """The expectations, table after table."""
    meeting = TableSuite("core.meeting")
    report = TableSuite("core.report")
    agenda_item = TableSuite("core.agenda_item")
    question = TableSuite("core.question")
    speech = TableSuite("core.speech_speaker")
    person = TableSuite("core.person")
    membership = TableSuite("core.membership")
    vote_cast = TableSuite("core.vote_cast")
    return [
        *meeting.not_null("meeting_id", "meeting_kind", "session_year", "meeting_date", "legislature"),
        meeting.unique("meeting_id"),
        report.unique("report_id"),
        *report.not_null("is_current", "is_provisional", "fetched_at"),
        agenda_item.unique("agenda_item_id"),
        *agenda_item.not_null("meeting_id", "item_ordinal", "item_type", "title"),
        agenda_item.in_set("item_type", _ITEM_TYPES),
        question.unique("question_id"),
        *question.not_null("agenda_item_id", "question_type", "session_year"),
        question.in_set("question_type", _QUESTION_TYPES),
        # Its uniqueness is a file of sql/check: one pass over millions of rows instead of two.
        *speech.not_null("meeting_id", "speech_ordinal", "speaker_label", "role", "words"),
        speech.in_set("role", _ROLES),
        speech.in_set("method", _METHODS),
        speech.between("words", 0, None),
        speech.between("confidence", 0, 1),
        person.unique("person_id"),
        *person.not_null("person_id", "full_name"),
        *membership.not_null("person_id", "party_name", "party_family", "from_date"),
        vote_cast.in_set("choice", _CHOICES),
        vote_cast.unique_together("vote_id", "person_id"),
    ]
