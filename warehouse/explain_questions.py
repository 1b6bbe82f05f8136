"""What stands behind the rows of the marts of questions."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from warehouse.evidence import TOLD_SECONDS, Evidence, ExplainedMart, Measure, count_of, distinct_of, only, sum_of

_QUESTION_COLUMNS = (
    "meeting_date", "question_type", "question_number", "subject", "person_id", "questioner_name", "is_joined",
    "days_to_treatment", "page", "question_id",
)  # fmt: skip
_ASKED = (count_of("asked_count"), count_of("joined_count", "is_joined"))
_QUESTIONERS = distinct_of("questioner_count", "person_id")
_DATED = count_of("dated_count", "days_to_treatment is not null")
_MEDIAN_DAYS = Measure("median_days_to_treatment", "median(days_to_treatment)")
_PUT_COLUMNS = (
    "meeting_date", "question_type", "question_number", "subject", "questioner_name", "is_addressed", "has_answered",
    "is_answered_by_anybody", "days_to_treatment", "page", "question_id",
)  # fmt: skip
_PUT_COUNTS = (
    count_of("addressed_count", "is_addressed"),
    count_of("answered_count", "is_addressed and has_answered"),
    count_of("answered_by_another_count", "is_addressed and not has_answered and is_answered_by_anybody"),
    count_of("answered_for_another_count", "has_answered and not is_addressed"),
)
_ANSWER_COUNTS = (
    sum_of("answer_words", "words", "part = 'answer'"),
    sum_of("question_words", "words", "part = 'question'"),
    Measure(
        "answer_to_question_ratio",
        "sum(words) filter (where part = 'answer') / nullif(sum(words) filter (where part = 'question'), 0)",
    ),
)
_ENDED_COLUMNS = (
    "submitted_date", "question_type", "question_number", "subject", "person_id", "part_type", "status_name",
    "source_url", "vi_id",
)  # fmt: skip
_ANSWER_COLUMNS = (
    "meeting_date", "question_type", "title", "part", "speaker_label", "words", "page", "speech_id",
)  # fmt: skip
_CHAIN_COLUMNS = (
    "meeting_date", "part", "person_id", "speaker_label", "role", "words", "is_new_round", "page", "speech_id",
)  # fmt: skip
_HEADING_COLUMNS = (
    "question_type", "question_number", "session_year", "questioner_name", "subject", "submitted_date", "treated_date",
    "days_to_treatment", "page", "source_url", "question_id",
)  # fmt: skip
_WORDS_COLUMNS = ("meeting_date", "question_type", "title", "words", "page")

_ASKED_IN_SLICE = Evidence("question", _QUESTION_COLUMNS, (*_ASKED, _QUESTIONERS, _DATED, _MEDIAN_DAYS))
_FOLLOWED_UP_IN_SLICE = Evidence(
    "follow_up", ("meeting_date", "person_id", *_WORDS_COLUMNS[1:], "agenda_item_id"), (count_of("follow_up_count"),)
)


def _ended(part_type: str = "") -> Evidence:
    """Questions that never came to treatment, one row for each person named on them in this part, or in any."""
    return Evidence(
        "ended_question",
        _ENDED_COLUMNS,
        (
            distinct_of("withdrawn_count", "vi_id", "status_name = 'ingetrokken'"),
            distinct_of("converted_count", "vi_id", "status_name <> 'ingetrokken'"),
        ),
        condition=f"part_type = '{part_type}'" if part_type else "",
    )


QUESTIONS: Mapping[str, ExplainedMart] = MappingProxyType(
    {
        "member_question": ExplainedMart(
            grain=("person_id", "session_year", "question_type"),
            evidence=(
                Evidence("question", _QUESTION_COLUMNS, (*_ASKED, _DATED, _MEDIAN_DAYS), slices=("meeting_kind",)),
                Evidence(
                    "follow_up",
                    (*_WORDS_COLUMNS, "agenda_item_id"),
                    (count_of("follow_up_count"), sum_of("follow_up_words", "words")),
                    slices=("meeting_kind",),
                ),
                Evidence(
                    "questioner_speech",
                    (*_WORDS_COLUMNS, "speech_id"),
                    (sum_of("questioner_words", "words"),),
                    slices=("meeting_kind",),
                ),
                _ended("questioner"),
            ),
        ),
        "minister_question": ExplainedMart(
            grain=("person_id", "session_year", "question_type"),
            evidence=(
                Evidence(
                    "put_question",
                    _PUT_COLUMNS,
                    (
                        *_PUT_COUNTS,
                        count_of("dated_count", "is_addressed and days_to_treatment is not null"),
                        Measure("median_days_to_treatment", "median(days_to_treatment) filter (where is_addressed)"),
                    ),
                    slices=("meeting_kind",),
                ),
                _ended("addressee"),
                Evidence(
                    "answered_speech",
                    _ANSWER_COLUMNS,
                    _ANSWER_COUNTS,
                    slices=("meeting_kind",),
                ),
            ),
        ),
        "minister_summary": ExplainedMart(
            grain=("person_id", "session_year"),
            evidence=(
                Evidence("put_question", _PUT_COLUMNS, _PUT_COUNTS, slices=("meeting_kind", "question_type")),
                Evidence("answered_speech", _ANSWER_COLUMNS, _ANSWER_COUNTS, slices=("meeting_kind", "question_type")),
                Evidence(
                    "speech",
                    ("meeting_date", "meeting_kind", "role", "words", "timed_seconds", "est_seconds", "speech_id"),
                    (sum_of("words", "words"), TOLD_SECONDS),
                    condition="role = 'minister'",
                ),
            ),
            made_of=MappingProxyType({"est_seconds_low": "est_seconds", "est_seconds_high": "est_seconds"}),
        ),
        "party_question": ExplainedMart(
            grain=("party_family", "independent_person_id", "session_year", "question_type"),
            evidence=(_ASKED_IN_SLICE, _FOLLOWED_UP_IN_SLICE, _ended("questioner")),
        ),
        "committee_question": ExplainedMart(
            grain=("committee_name", "session_year", "question_type"),
            evidence=(_ASKED_IN_SLICE, _FOLLOWED_UP_IN_SLICE, _ended()),
        ),
        "theme_question": ExplainedMart(
            grain=("theme_name", "session_year", "question_type"),
            evidence=(
                replace(_ASKED_IN_SLICE, source="question_theme"),
                replace(_ended(), source="ended_question_theme"),
            ),
        ),
        "question_chain": ExplainedMart(
            grain=("question_id",),
            evidence=(
                Evidence(
                    "question_speech",
                    _CHAIN_COLUMNS,
                    (
                        sum_of("asked_words", "words", "part = 'question'"),
                        sum_of("answer_words", "words", "part = 'answer'"),
                        sum_of("follow_up_words", "words", "part = 'follow-up'"),
                        sum_of("reply_words", "words", "part = 'reply'"),
                        distinct_of("follow_up_person_count", "person_id", "part = 'follow-up'"),
                        count_of("round_count", "is_new_round"),
                    ),
                ),
                Evidence(
                    "core.question",
                    _HEADING_COLUMNS,
                    (only("question_number"), only("days_to_treatment"), only("page")),
                ),
            ),
        ),
    }
)
