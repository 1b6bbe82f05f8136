"""Whose answer is whose: every table of ``mart``, by the function of the second program that works it out."""

from collections.abc import Callable, Mapping
from functools import partial

from hand_made import others, pairs, questions, speaking, summaries
from hand_made.facts import Facts, Rows

# The ends of ranks are drawn; tests hold them to draws of their own.
DRAWN = frozenset({"rank_low", "rank_high"})

MARTS: Mapping[str, Callable[[Facts], Rows]] = {
    "committee_question": questions.committee_question,
    "committee_summary": summaries.committee_summary,
    "committee_speaking_time": speaking.committee_speaking_time,
    "follow_up_pair": pairs.follow_up_pair,
    "interjection_exchange": others.interjection_exchange,
    "meeting_summary": others.meeting_summary,
    "member_attendance": others.member_attendance,
    "member_question": questions.member_question,
    "member_speaking_time": speaking.member_speaking_time,
    "member_speaking_time_legislature": partial(speaking.member_speaking_time, kind="legislature"),
    "member_speaking_time_month": partial(speaking.member_speaking_time, kind="month"),
    "member_vote": others.member_vote,
    "minister_summary": summaries.minister_summary,
    "month_summary": summaries.month_summary,
    "session_year_summary": summaries.session_year_summary,
    "minister_question": questions.minister_question,
    "minister_questioner": pairs.minister_questioner,
    "party_cohesion": others.party_cohesion,
    "party_member": summaries.party_member,
    "party_question": questions.party_question,
    "party_speaking_time": speaking.party_speaking_time,
    "party_vote": others.party_vote,
    "question_chain": questions.question_chain,
    "minister_theme": pairs.minister_theme,
    "questioner_theme": pairs.questioner_theme,
    "reconciliation_summary": others.reconciliation_summary,
    "resolution_summary": others.resolution_summary,
    # Filled after the build, for the full-text index only.
    "theme_question": questions.theme_question,
}
