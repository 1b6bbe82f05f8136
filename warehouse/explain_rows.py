"""What stands behind the rows of every mart: the rows that were counted, and how each figure follows from them.

The rows come from a table or from a query of ``sql/evidence``; both have the columns of the mart's grain, so that a row
of the mart is listed back by putting its keys in the condition.
"""

from collections.abc import Mapping
from types import MappingProxyType

from warehouse.evidence import Evidence, ExplainedMart, Measure, count_of, distinct_of, only, sum_of
from warehouse.explain_questions import QUESTIONS

# --- speaking time ---

_SPEECH_COLUMNS = (
    "meeting_date", "meeting_id", "meeting_kind", "committee_name", "person_id", "full_name", "role", "party_name",
    "words", "method", "words_per_minute", "timed_seconds", "est_seconds", "moment_url", "page", "speech_id",
)  # fmt: skip
_SPEECHES = count_of("speeches")
_WORDS = sum_of("words", "words")
_TIMED_WORDS = sum_of("timed_words", "words", "timed_seconds is not null")
_TIMED_SECONDS = sum_of("timed_seconds", "timed_seconds")
# Rows without seconds are a chair's that no recording timed.
_SECONDS = Measure(
    "est_seconds",
    ", ".join(
        (
            "core.told_seconds(if(count(*) filter (where est_seconds is null) > 0, 'chair', '')",
            "coalesce(sum(words), 0)",
            "(select least_words from raw.speaking_rate)",
            _TIMED_WORDS.aggregate,
            _TIMED_SECONDS.aggregate,
            "sum(est_seconds) filter (where timed_seconds is null))",
        )
    ),
)
_SECONDS_OF_MEETING = sum_of("est_seconds", "est_seconds")
# A member who said nothing has a longest speech of no words.
_LONGEST = Measure("longest_speech_words", "coalesce(max(words), 0)")
_MEETINGS = distinct_of("meeting_count", "meeting_id")
_IS_PROVISIONAL = "person_id in (select person_id from core.person where is_provisional)"
_OF_SHARES_AND_INTERVALS = MappingProxyType(
    {"word_share": "words", "est_seconds_low": "est_seconds", "est_seconds_high": "est_seconds"}
)
_OF_RANKS_AND_DAYS = MappingProxyType(
    {
        **_OF_SHARES_AND_INTERVALS,
        "timed_share": "timed_words",
        "own_deviation_share": "est_seconds",
        "shared_deviation_share": "est_seconds",
        "time_share": "est_seconds",
        "time_share_low": "est_seconds",
        "time_share_high": "est_seconds",
        "speaking_rank": "est_seconds",
        "rank_low": "est_seconds",
        "rank_high": "est_seconds",
        "words_per_day": "words",
        "speeches_per_day": "speeches",
        "est_seconds_per_day": "est_seconds",
    }
)


def _speeches(*measures: Measure, condition: str = "") -> Evidence:
    return Evidence("speech", _SPEECH_COLUMNS, (_WORDS, _SPEECHES, _SECONDS, _TIMED_WORDS, *measures), condition)


def _known_meetings(*measures: Measure, condition: str = "", without: tuple[str, ...] = ()) -> Evidence:
    """Meetings with what their reports count."""
    common = (
        count_of("meeting_count", "is_counted"),
        Measure("words", "coalesce(sum(words), 0)"),
        Measure("speech_count", "coalesce(sum(speech_count), 0)"),
        Measure("question_count", "coalesce(sum(question_count), 0)"),
    )
    columns = (
        "meeting_date", "meeting_kind", "session_year", "committee_name", "month", "words", "speech_count",
        "question_count", "est_seconds", "member_words", "minister_words", "chair_words", "unresolved_words",
        "is_counted", "meeting_id",
    )  # fmt: skip
    return Evidence(
        "known_meeting", columns, (*(one for one in common if one.name not in without), *measures), condition
    )


def _speaking_time_of_members(period: str) -> ExplainedMart:
    return ExplainedMart(
        grain=("person_id", period, "meeting_kind", "role"),
        evidence=(_speeches(_TIMED_SECONDS, _LONGEST, _MEETINGS), _terms(period)),
        made_of=_OF_RANKS_AND_DAYS,
    )


def _terms(period: str) -> Evidence:
    """Seats and terms as minister; they are the same for every kind of meeting, and a chair's are those of a member."""
    days = "case when not bool_or(is_observed_only) then sum(days_added) end"
    return Evidence(
        "core.term_period",
        ("from_date", "to_date", "role", "party_name", "days_added", "is_observed_only"),
        (Measure("days_in_office", days),),
        condition=f"period_type = '{period}'",
        key_conditions=MappingProxyType(
            {period: "period = {value}", "meeting_kind": "", "role": "role = if({value} = 'chair', 'member', {value})"}
        ),
    )


_SPEAKING_TIME = {
    "member_speaking_time": _speaking_time_of_members("session_year"),
    "member_speaking_time_legislature": _speaking_time_of_members("legislature"),
    "member_speaking_time_month": _speaking_time_of_members("month"),
    "committee_speaking_time": ExplainedMart(
        grain=("person_id", "committee_name", "session_year", "role"),
        evidence=(_speeches(_LONGEST, _MEETINGS),),
        made_of=_OF_SHARES_AND_INTERVALS,
    ),
    "party_speaking_time": ExplainedMart(
        grain=("party_family", "independent_person_id", "session_year", "meeting_kind", "role"),
        # A name that may be two members of a party has a party and no person: it counts for neither.
        evidence=(
            _speeches(_LONGEST, distinct_of("speaker_count", "person_id"), condition="person_id is not null"),
            Evidence(
                "party_seat",
                ("from_date", "to_date", "person_id", "full_name", "party_name"),
                (Measure("member_count", "nullif(count(distinct person_id), 0)"),),
                key_conditions=MappingProxyType({"meeting_kind": "", "role": ""}),
            ),
        ),
        made_of=MappingProxyType({**_OF_SHARES_AND_INTERVALS, "words_per_member": "words"}),
    ),
    "resolution_summary": ExplainedMart(
        grain=("session_year", "meeting_kind"),
        evidence=(
            Evidence(
                "speech",
                _SPEECH_COLUMNS,
                (
                    _WORDS,
                    distinct_of("meeting_count", "meeting_id"),
                    distinct_of("person_count", "person_id"),
                    sum_of("unresolved_words", "words", "person_id is null"),
                    sum_of("provisional_words", "words", _IS_PROVISIONAL),
                    Measure("provisional_person_count", f"count(distinct person_id) filter (where {_IS_PROVISIONAL})"),
                ),
            ),
        ),
        made_of=MappingProxyType({"resolved_share": "unresolved_words", "provisional_share": "provisional_words"}),
    ),
    "party_member": ExplainedMart(
        grain=("party_family", "person_id", "session_year", "meeting_kind"),
        evidence=(
            Evidence("speech", _SPEECH_COLUMNS, (_WORDS, _SPEECHES), condition="role = 'member'", slices=("role",)),
        ),
    ),
    "month_summary": ExplainedMart(("month", "meeting_kind"), (_known_meetings(count_of("known_count")),)),
    "session_year_summary": ExplainedMart(
        grain=("session_year",),
        evidence=(
            _known_meetings(
                count_of("plenary_count", "is_counted and meeting_kind = 'plenary'"),
                sum_of("minister_words", "minister_words"),
                sum_of("unresolved_words", "unresolved_words"),
            ),
            Evidence(
                "mart.member_speaking_time",
                ("person_id", "full_name", "session_year", "meeting_kind", "words"),
                (
                    distinct_of("member_count", "person_id"),
                    Measure(
                        "silent_member_count",
                        "count(distinct person_id) - count(distinct person_id) filter (where words > 0)",
                    ),
                ),
                condition="role = 'member'",
            ),
        ),
        made_of=MappingProxyType({"minister_share": "minister_words"}),
    ),
    "committee_summary": ExplainedMart(
        grain=("session_year", "committee_name"),
        evidence=(
            _known_meetings(
                sum_of("est_seconds", "est_seconds"),
                sum_of("member_words", "member_words"),
                sum_of("minister_words", "minister_words"),
                sum_of("chair_words", "chair_words"),
                condition="meeting_kind = 'committee' and is_counted",
                without=("question_count",),
            ),
            Evidence(
                "question",
                ("meeting_date", "session_year", "committee_name", "question_type", "questioner_name", "question_id"),
                (count_of("asked_count"),),
                condition="meeting_kind = 'committee'",
            ),
        ),
        made_of=MappingProxyType(
            {"member_share": "member_words", "minister_share": "minister_words", "chair_share": "chair_words"}
        ),
    ),
    "meeting_summary": ExplainedMart(
        grain=("meeting_id",),
        evidence=(
            Evidence(
                "speech",
                _SPEECH_COLUMNS,
                (
                    _WORDS,
                    count_of("speech_count"),
                    distinct_of("speaker_count", "person_id"),
                    sum_of("unresolved_words", "words", "person_id is null"),
                    sum_of("provisional_words", "words", _IS_PROVISIONAL),
                    sum_of("chair_words", "words", "role = 'chair'"),
                    sum_of("member_words", "words", "role = 'member'"),
                    sum_of("minister_words", "words", "role = 'minister'"),
                    sum_of("guest_words", "words", "role = 'guest'"),
                    sum_of("unknown_role_words", "words", "role = 'unknown'"),
                    _SECONDS_OF_MEETING,
                    _TIMED_WORDS,
                    Measure("longest_speech_words", "max(words)"),
                ),
            ),
            Evidence(
                "core.agenda_item",
                ("meeting_id", "item_type", "title", "question_count", "page", "agenda_item_id"),
                (count_of("item_count"), sum_of("question_count", "question_count")),
            ),
            Evidence(
                "core.interjection",
                ("meeting_id", "interjection_kind", "text", "page", "interjection_id"),
                (
                    count_of("interjection_count", "interjection_kind <> 'note'"),
                    count_of("applause_count", "interjection_kind = 'applause'"),
                ),
            ),
            Evidence(
                "core.vote",
                ("meeting_id", "vote_number", "is_adopted", "result_text", "page", "vote_id"),
                (count_of("vote_count"),),
            ),
            Evidence(
                "core.report",
                ("fetched_at", "source", "file_name", "page_count", "report_url", "report_id"),
                (only("page_count"),),
                condition="is_current",
            ),
            Evidence(
                "core.meeting",
                ("started_at", "ended_at", "duration_seconds", "source_url"),
                (only("duration_seconds"),),
            ),
        ),
        made_of=MappingProxyType(
            {"clock_words_per_minute": "words", "est_seconds_low": "est_seconds", "est_seconds_high": "est_seconds"}
        ),
    ),
}

# --- votes, attendance, stage directions and the two copies ---

_VOTE_COLUMNS = (
    "meeting_date", "vote_number", "person_id", "full_name", "party_name", "choice", "majority_choice",
    "is_against_party", "page", "vote_id",
)  # fmt: skip
_PARTY_VOTE_COLUMNS = (
    "meeting_date", "yes_count", "no_count", "abstain_count", "excused_count", "absent_count", "rice_index",
    "agreement_index", "vote_id",
)  # fmt: skip
_SITTING_COLUMNS = (
    "meeting_date", "committee_name", "is_attended", "is_excused", "is_absent", "attendance_status", "speeches",
    "party_name", "page", "meeting_id",
)  # fmt: skip
_INTERJECTION_COLUMNS = (
    "meeting_date", "text", "page", "speech_id", "interjection_id",
)  # fmt: skip
_RECONCILIATION_COLUMNS = (
    "speech_ordinal", "journal_speech_ordinal", "status", "report_words", "journal_words", "words_difference_count",
    "is_same_speaker", "is_person_from_journal", "similarity", "speech_id", "journal_speech_id",
)  # fmt: skip
_YES_NO = (
    count_of("yes_count", "choice = 'yes'"),
    count_of("no_count", "choice = 'no'"),
    count_of("abstain_count", "choice = 'abstain'"),
)
_EXCUSED = count_of("excused_count", "choice = 'excused'")
_ABSENT = count_of("absent_count", "choice = 'absent'")
_ABSENT_SHARE = Measure("absent_share", "count(*) filter (where choice = 'absent') / nullif(count(*), 0)")
_CAST = "count(*) filter (where choice in ('yes', 'no', 'abstain'))"
_YES, _NO, _ABSTAIN = (measure.aggregate for measure in _YES_NO)
# The largest of the three counts, less half of the other two together (mart.party_vote).
_AGREEMENT = f"(1.5 * greatest({_YES}, {_NO}, {_ABSTAIN}) - 0.5 * {_CAST}) / nullif({_CAST}, 0)"
# Of the matched speeches those with as many words in both, within two words or two in a hundred
# (mart.reconciliation_summary).
_SAME_WORDS_SHARE = (
    "count(*) filter (where status = 'matched'"
    " and abs(words_difference_count) <= greatest(2, 0.02 * greatest(report_words, journal_words)))"
    " / nullif(count(*) filter (where status = 'matched'), 0)"
)

_OTHERS = {
    "member_vote": ExplainedMart(
        grain=("person_id", "session_year"),
        evidence=(
            Evidence(
                "vote_choice",
                _VOTE_COLUMNS,
                (
                    count_of("vote_count"),
                    *_YES_NO,
                    _EXCUSED,
                    _ABSENT,
                    _ABSENT_SHARE,
                    count_of("against_party_count", "is_against_party"),
                ),
            ),
        ),
    ),
    "party_vote": ExplainedMart(
        grain=("vote_id", "party_family"),
        evidence=(
            Evidence(
                "vote_choice",
                _VOTE_COLUMNS,
                (
                    *_YES_NO,
                    _EXCUSED,
                    _ABSENT,
                    Measure("rice_index", f"abs({_YES} - {_NO}) / nullif({_YES} + {_NO}, 0)"),
                    Measure("agreement_index", _AGREEMENT),
                ),
            ),
        ),
    ),
    "party_cohesion": ExplainedMart(
        grain=("party_family", "session_year"),
        evidence=(
            Evidence(
                "vote_choice",
                _VOTE_COLUMNS,
                (
                    distinct_of("vote_count", "vote_id"),
                    Measure("cast_count", _CAST, "choice in ('yes', 'no', 'abstain')"),
                    _EXCUSED,
                    _ABSENT,
                    _ABSENT_SHARE,
                ),
            ),
            Evidence(
                "mart.party_vote",
                _PARTY_VOTE_COLUMNS,
                (
                    Measure("mean_rice_index", "avg(rice_index)"),
                    Measure("mean_agreement_index", "avg(agreement_index)"),
                ),
            ),
        ),
    ),
    "member_attendance": ExplainedMart(
        grain=("person_id", "session_year", "meeting_kind"),
        evidence=(
            Evidence(
                "sitting_held",
                _SITTING_COLUMNS,
                (
                    count_of("sitting_count"),
                    count_of("listed_count", "attendance_status is not null"),
                    count_of("present_count", "attendance_status = 'present'"),
                    count_of("attended_count", "is_attended"),
                    count_of("excused_count", "is_excused"),
                    count_of("absent_count", "is_absent"),
                ),
            ),
        ),
    ),
    "interjection_exchange": ExplainedMart(
        grain=(
            "session_year",
            "meeting_kind",
            "interjection_kind",
            "source_party_family",
            "source_person_id",
            "speaker_person_id",
            "speaker_party_family",
            "speaker_role",
        ),
        evidence=(
            Evidence(
                "interjection",
                _INTERJECTION_COLUMNS,
                (count_of("interjection_count"),),
            ),
        ),
    ),
    "reconciliation_summary": ExplainedMart(
        grain=("meeting_id", "report_id", "journal_report_id"),
        evidence=(
            Evidence(
                "core.reconciliation",
                _RECONCILIATION_COLUMNS,
                (
                    count_of("matched_count", "status = 'matched'"),
                    count_of("only_report_count", "status = 'only_report'"),
                    count_of("only_journal_count", "status = 'only_journal'"),
                    sum_of("report_words", "report_words"),
                    sum_of("journal_words", "journal_words"),
                    Measure("matched_share", "count(*) filter (where status = 'matched') / nullif(count(*), 0)"),
                    Measure("same_words_share", _SAME_WORDS_SHARE, "status = 'matched'"),
                    Measure(
                        "same_speaker_share",
                        "count(*) filter (where is_same_speaker) / nullif(count(is_same_speaker), 0)",
                    ),
                    count_of("person_from_journal_count", "is_person_from_journal"),
                ),
            ),
        ),
    ),
}

EVIDENCE: Mapping[str, ExplainedMart] = MappingProxyType({**_SPEAKING_TIME, **QUESTIONS, **_OTHERS})
# Tables of the schema without figures: the speeches of the full-text index.
WITHOUT_FIGURES = frozenset({"searchable_speech"})
