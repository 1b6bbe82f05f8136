"""On a made-up parliament every measure of every slice equals what the seed knows, reckoned here in plain Python."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from replica_database import Parliament

from parliament.model import AgendaItem, InterjectionKind, Role, Speech
from parliament.speaking_time import shipped_rate
from replica.truth import TruthReport


@dataclass(frozen=True)
class Turn:
    """A speech with its true speaker and meeting."""

    speech: Speech
    person: str
    truth: TruthReport

    @property
    def seconds(self) -> float:
        """Printed reports carry no clock, so the general rate holds for all of them."""
        return 60 * self.speech.words / shipped_rate().words_per_minute


def told_seconds(turns: list[Turn]) -> float | None:
    """No seconds for a chair, nor for few words."""
    words = words_of(turns)
    is_told = turns[0].speech.role is not Role.CHAIR and words >= shipped_rate().least_words
    return sum(turn.seconds for turn in turns) if is_told or not words else None


def turns_of(parliament: Parliament) -> list[Turn]:
    return [
        Turn(speech, truth.speech_persons[speech.ordinal], truth)
        for truth in parliament.truths
        for speech in truth.speeches
    ]


def items_of(parliament: Parliament) -> list[tuple[TruthReport, AgendaItem, list[Turn], set[str]]]:
    """Each item with questions: its turns in order, and who asks on it."""
    return [
        (
            truth,
            item,
            [
                Turn(speech, truth.speech_persons[speech.ordinal], truth)
                for speech in truth.speeches
                if speech.item == item.ordinal
            ],
            {truth.question_persons[question.ordinal] for question in item.questions},
        )
        for truth in parliament.truths
        for item in truth.items
        if item.questions
    ]


def words_of(turns: Iterable[Turn]) -> int:
    return sum(turn.speech.words for turn in turns)


@pytest.mark.parametrize(
    ("mart", "period", "form"),
    [("member_speaking_time", "session_year", None), ("member_speaking_time_month", "month", "%Y-%m")],
)
def test_every_measure_of_speaking_time(parliament: Parliament, mart: str, period: str, form: str | None):
    spoken: defaultdict[tuple[str, str, str, str], list[Turn]] = defaultdict(list)
    group_words: Counter[tuple[str, ...]] = Counter()
    for turn in turns_of(parliament):
        plan = turn.truth.plan
        group = (plan.date.strftime(form) if form else plan.session_year, str(plan.kind), str(turn.speech.role))
        spoken[turn.person, *group].append(turn)
        group_words[group] += turn.speech.words
    rows = parliament.connection.execute(
        f"select person_id, {period}, meeting_kind, role, speeches, words, longest_speech_words, meeting_count, "
        f"est_seconds, word_share from mart.{mart} where speeches > 0"
    ).fetchall()
    found = {row[:4]: row[4:] for row in rows}
    assert found.keys() == spoken.keys()
    for key, turns in spoken.items():
        meetings = {turn.truth.plan.verg_id for turn in turns}
        longest = max(turn.speech.words for turn in turns)
        assert found[key][:4] == (len(turns), words_of(turns), longest, len(meetings)), key
        assert found[key][4] == pytest.approx(told_seconds(turns)), key
        assert found[key][5] == pytest.approx(words_of(turns) / group_words[key[1:]]), key


def test_every_measure_of_speaking_time_in_a_committee(parliament: Parliament):
    spoken: defaultdict[tuple[str, ...], list[Turn]] = defaultdict(list)
    for turn in turns_of(parliament):
        committee = turn.truth.heading.committee
        if committee is not None:
            spoken[turn.person, committee, turn.truth.plan.session_year, str(turn.speech.role)].append(turn)
    rows = parliament.connection.execute(
        "select person_id, committee_name, session_year, role, speeches, words, longest_speech_words, meeting_count "
        "from mart.committee_speaking_time where speeches > 0"
    ).fetchall()
    assert rows
    assert {row[:4]: row[4:] for row in rows} == {
        key: (
            len(turns),
            words_of(turns),
            max(turn.speech.words for turn in turns),
            len({turn.truth.plan.verg_id for turn in turns}),
        )
        for key, turns in spoken.items()
    }


@pytest.mark.parametrize(
    "table", ["member_speaking_time", "member_speaking_time_month", "member_speaking_time_legislature"]
)
def test_totals_of_members_are_the_sum_of_their_speeches(parliament: Parliament, table: str):
    per_person = parliament.figures(
        f"select person_id, sum(words) from mart.{table} group by all having sum(words) > 0"
    )
    assert per_person == parliament.figures(
        "select person_id, sum(words) from core.speech where person_id is not null group by all"
    )
    expected: Counter[tuple[str]] = Counter()
    for turn in turns_of(parliament):
        expected[turn.person,] += turn.speech.words
    assert per_person == expected


@pytest.mark.parametrize(
    ("table", "group"),
    [
        ("member_speaking_time", "session_year, meeting_kind, role"),
        ("member_speaking_time_month", "month, meeting_kind, role"),
        ("member_speaking_time_legislature", "legislature, meeting_kind, role"),
        ("committee_speaking_time", "committee_name, session_year, role"),
        ("party_speaking_time", "session_year, meeting_kind, role"),
    ],
)
def test_shares_sum_to_one(parliament: Parliament, table: str, group: str):
    sums = parliament.figures(f"select {group}, sum(word_share) from mart.{table} group by all having sum(words) > 0")
    assert sums
    assert all(share == pytest.approx(1, abs=1e-12) for share in sums.values())


def test_what_members_say_on_questions(parliament: Parliament):
    expected: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for truth, item, turns, askers in items_of(parliament):
        of_members = [turn for turn in turns if turn.speech.role is Role.MEMBER]
        for turn in of_members:
            part = "questioner_words" if turn.person in askers else "follow_up_words"
            expected[turn.person, truth.plan.session_year, str(item.type)][part] += turn.speech.words
        for question in item.questions:
            asker = truth.question_persons[question.ordinal]
            key = (asker, truth.plan.session_year, str(question.type))
            expected[key]["joined_count"] += len(item.questions) > 1
    for measure in ("questioner_words", "follow_up_words", "joined_count"):
        assert any(counts[measure] for counts in expected.values()), measure
        found = parliament.figures(
            f"select person_id, session_year, question_type, {measure} from mart.member_question where {measure} > 0"
        )
        assert found == {key: counts[measure] for key, counts in expected.items() if counts[measure]}, measure


def test_what_ministers_say_on_questions(parliament: Parliament):
    expected: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for truth, item, turns, askers in items_of(parliament):
        answers = [turn for turn in turns if turn.speech.role is Role.MINISTER]
        speaking = {turn.person for turn in answers}
        of_askers = [turn for turn in turns if turn.person in askers and turn.speech.role is not Role.MINISTER]
        for minister in speaking:
            counts = expected[minister, truth.plan.session_year, str(item.type)]
            counts["answer_words"] += words_of(turn for turn in answers if turn.person == minister)
            counts["question_words"] += words_of(of_askers)
        asked = {person for question in item.questions for person in truth.addressed_persons[question.ordinal]}
        for question in item.questions:
            addressed = set(truth.addressed_persons[question.ordinal])
            answering = speaking & addressed | speaking - asked
            for minister in addressed:
                counts = expected[minister, truth.plan.session_year, str(question.type)]
                counts["answered_by_another_count"] += minister not in answering and bool(answering)
            for minister in answering - addressed:
                counts = expected[minister, truth.plan.session_year, str(question.type)]
                counts["answered_for_another_count"] += 1
    for measure in ("answer_words", "question_words", "answered_by_another_count", "answered_for_another_count"):
        found = parliament.figures(
            f"select person_id, session_year, question_type, {measure} from mart.minister_question where {measure} > 0"
        )
        assert found == {key: counts[measure] for key, counts in expected.items() if counts[measure]}, measure
    ratios = parliament.figures(
        "select person_id, session_year, question_type, answer_to_question_ratio from mart.minister_question "
        "where answer_words > 0"
    )
    for key, ratio in ratios.items():
        assert ratio == pytest.approx(expected[key]["answer_words"] / expected[key]["question_words"])


def test_the_chain_of_each_question(parliament: Parliament):
    expected: dict[tuple[str, int], tuple[int, ...]] = {}
    for truth, item, all_turns, askers in items_of(parliament):
        turns = [turn for turn in all_turns if turn.speech.role is not Role.CHAIR]
        is_answer = [turn.speech.role is Role.MINISTER for turn in turns]
        first_answer = is_answer.index(True) if any(is_answer) else len(turns)
        others = [
            turn for turn, answer in zip(turns, is_answer, strict=True) if not answer and turn.person not in askers
        ]
        rounds = sum(now and not before for before, now in pairwise([False, *is_answer]))
        for question in item.questions:
            asker = truth.question_persons[question.ordinal]
            own = [(place, turn) for place, turn in enumerate(turns) if turn.person == asker and not is_answer[place]]
            expected[str(truth.plan.verg_id), question.ordinal] = (
                words_of(turn for place, turn in own if place < first_answer),
                words_of(turn for turn, answer in zip(turns, is_answer, strict=True) if answer),
                words_of(others),
                words_of(turn for place, turn in own if place > first_answer),
                len({turn.person for turn in others}),
                rounds,
            )
    rows = parliament.connection.execute(
        "select chains.meeting_id, questions.question_ordinal, chains.asked_words, chains.answer_words, "
        "chains.follow_up_words, chains.reply_words, chains.follow_up_person_count, chains.round_count "
        "from mart.question_chain as chains inner join core.question as questions using (question_id)"
    ).fetchall()
    assert {row[:2]: row[2:] for row in rows} == expected


def test_questions_and_follow_ups_of_parties_and_committees(parliament: Parliament):
    of_parties: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    of_committees: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for truth, item, turns, askers in items_of(parliament):
        members = parliament.world.house.members_at(truth.plan.date)
        year, committee = truth.plan.session_year, truth.heading.committee
        asked = [(truth.question_persons[one.ordinal], str(one.type), "asked_count") for one in item.questions]
        spoke = {turn.person for turn in turns if turn.speech.role is Role.MEMBER} - askers
        for person, question_type, measure in [*asked, *((one, str(item.type), "follow_up_count") for one in spoke)]:
            of_parties[str(members[person].party_family), year, question_type][measure] += 1
            if committee is not None:
                of_committees[committee, year, question_type][measure] += 1
    for mart, slice_name, expected in (
        ("party_question", "party_family", of_parties),
        ("committee_question", "committee_name", of_committees),
    ):
        for measure in ("asked_count", "follow_up_count"):
            found = parliament.figures(
                f"select {slice_name}, session_year, question_type, sum({measure}) from mart.{mart} group by all"
            )
            # A party that held seats and asked nothing is a row with zeros.
            told = {
                key: count for key, count in found.items() if count or mart == "committee_question" or key in expected
            }
            assert told == {key: counts[measure] for key, counts in expected.items()}, (mart, measure)


def test_every_count_of_a_meeting(parliament: Parliament):
    def of_role(truth: TruthReport, role: Role) -> int:
        return sum(speech.words for speech in truth.speeches if speech.role is role)

    expected = {
        (str(truth.plan.verg_id),): [
            truth.page_count,
            len(truth.items),
            len(truth.questions),
            len(truth.speeches),
            len(set(truth.speech_persons.values())),
            *(of_role(truth, role) for role in (Role.CHAIR, Role.MEMBER, Role.MINISTER)),
            0,
            max(speech.words for speech in truth.speeches),
            sum(one.kind is not InterjectionKind.NOTE for one in truth.interjections),
            sum(one.kind is InterjectionKind.APPLAUSE for one in truth.interjections),
            len(truth.votes),
        ]
        for truth in parliament.truths
    }
    assert expected == parliament.figures(
        "select meeting_id, [page_count, item_count, question_count, speech_count, speaker_count, chair_words, "
        "member_words, minister_words, unresolved_words, longest_speech_words, interjection_count, applause_count, "
        "vote_count] from mart.meeting_summary"
    )


def test_who_is_applauded_and_interrupted(parliament: Parliament):
    expected: Counter[Any] = Counter()
    for truth in parliament.truths:
        for one in truth.interjections:
            if one.speech is not None and one.kind is not InterjectionKind.NOTE:
                sources = max(len(one.parties) + len(one.persons), 1)
                expected[str(one.kind), truth.speech_persons[one.speech]] += sources
    assert expected == parliament.figures(
        "select interjection_kind, speaker_person_id, sum(interjection_count) from mart.interjection_exchange "
        "where speaker_person_id is not null group by all"
    )


def test_how_each_party_voted(parliament: Parliament):
    namesakes = parliament.world.house.ambiguous_names
    expected: Counter[tuple[str, int, str, str]] = Counter()
    for truth in parliament.truths:
        members = parliament.world.house.members_at(truth.plan.date)
        for vote in truth.votes:
            for person, cast in zip(truth.vote_persons[vote.ordinal], vote.cast, strict=True):
                family = str(members[person].party_family)
                if family != "onafhankelijk" and cast.name not in namesakes:
                    expected[str(truth.plan.verg_id), vote.ordinal, family, cast.choice] += 1
    rows = parliament.connection.execute(
        "select votes.meeting_id, votes.vote_ordinal, parties.party_family, parties.yes_count, parties.no_count, "
        "parties.abstain_count from mart.party_vote as parties inner join core.vote as votes using (vote_id)"
    ).fetchall()
    found = {
        (*row[:3], choice): count
        for row in rows
        for choice, count in zip(("yes", "no", "abstain"), row[3:], strict=True)
        if count
    }
    assert found == expected
