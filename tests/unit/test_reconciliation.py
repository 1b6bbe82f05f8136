import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.model import LineAccount, MeetingHeading, MeetingKind, ParsedReport, ReportSource, Role, Speech
from parliament.parse.words import count_words
from parliament.reconciliation import ReconciledSpeech, reconcile, same_speaker

Turn = tuple[str | None, str]
VOCABULARY = [
    f"{a}{b}"
    for a in ("orgel", "klok", "brug", "weide", "molen")
    for b in ("huis", "weg", "dag", "man", "lied", "boek", "plan")
]


def speech(ordinal: int, speaker: str | None, text: str, role: Role = Role.MEMBER) -> Speech:
    return Speech(
        ordinal=ordinal,
        item=1,
        page=1,
        line=ordinal,
        label=speaker or "De voorzitter",
        speaker=speaker,
        party=None,
        function=None,
        role=role if speaker else Role.CHAIR,
        words=count_words(text),
        paragraphs=(text,),
        last_page=1,
    )


def copy(turns: Sequence[Turn]) -> ParsedReport:
    return ParsedReport(
        heading=MeetingHeading(MeetingKind.PLENARY, None, None, None, None),
        source=ReportSource.TEXT,
        page_count=1,
        speeches=tuple(speech(n, *turn) for n, turn in enumerate(turns, start=1)),
        items=(),
        interjections=(),
        votes=(),
        attendance=(),
        contents=(),
        spans=(),
        account=LineAccount(0, 0, 0, 0, 0),
    )


def debate(count: int, seed: int = 1) -> list[Turn]:
    chance = random.Random(seed)
    speakers = ["Lotte Verdonck", "Ward Stevin", "Joris Hazewind", None]
    turns: list[Turn] = []
    for number in range(count):
        words = chance.choices(VOCABULARY, k=chance.randint(15, 60)) if number % 3 else ["Dank", "u", "wel"]
        turns.append((speakers[number % 4], " ".join(words)))
    return turns


def matches(rows: Sequence[ReconciledSpeech]) -> list[tuple[int | None, int | None]]:
    return [(row.speech_ordinal, row.journal_speech_ordinal) for row in rows if row.status == "matched"]


def test_equal_copies_match_turn_by_turn() -> None:
    turns = debate(60)
    rows = reconcile(copy(turns), copy(turns))
    assert matches(rows) == [(n, n) for n in range(1, 61)]
    assert all(row.speaker_agrees and row.words_agree and row.similarity == 1.0 for row in rows)


@pytest.mark.parametrize("missing", [0, 1, 7, 30, 59])
def test_a_missing_turn_moves_no_other(missing: int) -> None:
    turns = debate(60)
    journal = turns[:missing] + turns[missing + 1 :]
    rows = reconcile(copy(turns), copy(journal))
    assert [row.speech_ordinal for row in rows if row.status == "only_report"] == [missing + 1]
    assert matches(rows) == [(n, n if n <= missing else n - 1) for n in range(1, 61) if n != missing + 1]


@pytest.mark.parametrize("count", [3, 10, 25])
def test_a_run_of_missing_turns_moves_no_other(count: int) -> None:
    turns = debate(100)
    rows = reconcile(copy(turns[:40] + turns[40 + count :]), copy(turns))
    assert [row.journal_speech_ordinal for row in rows if row.status == "only_journal"] == list(range(41, 41 + count))


def test_a_split_turn_is_matched_with_its_larger_part() -> None:
    turns = debate(30)
    speaker, text = turns[10]
    words = text.split()
    cut = len(words) * 2 // 3
    journal = [*turns[:10], (speaker, " ".join(words[:cut])), (speaker, " ".join(words[cut:])), *turns[11:]]
    rows = reconcile(copy(turns), copy(journal))
    assert (11, 11) in matches(rows)
    assert [row.journal_speech_ordinal for row in rows if row.status == "only_journal"] == [12]
    assert matches(rows)[11:] == [(n, n + 1) for n in range(12, 31)]
    split = next(row for row in rows if row.speech_ordinal == 11)
    assert 0.5 < split.similarity < 1 and not split.words_agree


def test_words_broken_at_line_ends_do_not_matter() -> None:
    text = " ".join(VOCABULARY[:20])
    rows = reconcile(copy([("Ward Stevin", text)]), copy([("Ward Stevin", text.replace("orgelhuis", "orgel-huis"))]))
    assert matches(rows) == [(1, 1)]


def test_corrections_lower_the_likeness_only() -> None:
    words = debate(2, seed=4)[1][1].split()
    corrected = [word if n % 9 else "anders" for n, word in enumerate(words)]
    (row,) = reconcile(copy([("Ward Stevin", " ".join(words))]), copy([("Ward Stevin", " ".join(corrected))]))
    assert row.status == "matched"
    assert 0.8 < row.similarity < 1
    assert row.words_agree


def test_another_speaker_is_said_and_a_courtesy_of_another_is_no_match() -> None:
    long, short = " ".join(VOCABULARY[:20]), "Dank u wel."
    report = copy([("Ward Stevin", long), ("Ward Stevin", short)])
    rows = reconcile(report, copy([("Lotte Verdonck", long), ("Lotte Verdonck", short)]))
    assert [(row.status, row.speaker_agrees) for row in rows] == [
        ("matched", False),
        ("only_report", None),
        ("only_journal", None),
    ]


def test_equal_courtesies_go_to_their_speakers() -> None:
    report: list[Turn] = [("Ward Stevin", "Dank u wel."), ("Lotte Verdonck", "Dank u wel.")]
    assert matches(reconcile(copy(report), copy(report[1:]))) == [(2, 1)]


def test_unrelated_turns_stay_single() -> None:
    rows = reconcile(copy([("Ward Stevin", "een twee drie vier")]), copy([("Ward Stevin", "vijf zes zeven acht")]))
    assert [row.status for row in rows] == ["only_report", "only_journal"]


def test_an_empty_copy_leaves_the_other_alone() -> None:
    assert reconcile(copy([]), copy([])) == ()
    assert {row.status for row in reconcile(copy(debate(5)), copy([]))} == {"only_report"}
    assert {row.status for row in reconcile(copy([]), copy(debate(5)))} == {"only_journal"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zoë Örtner", "Zoe Ortner", True),
        ("Pia D'Hond", "Pia D’Hond", True),
        ("Ko van Loo", "Ko Van Loo", True),
        ("Ward Stevin", "Lotte Verdonck", False),
        (None, None, True),
        (None, "Ward Stevin", None),
    ],
)
def test_who_is_the_same_speaker(one: str | None, other: str | None, same: bool | None) -> None:
    assert same_speaker(speech(1, one, "ja"), speech(1, other, "ja")) is same


TURNS = st.lists(
    st.tuples(
        st.sampled_from(["Ward Stevin", "Lotte Verdonck", None]),
        st.lists(st.sampled_from(VOCABULARY[:6]), max_size=12).map(" ".join),
    ),
    max_size=14,
)


@given(TURNS, TURNS)
def test_every_turn_is_in_one_row_and_rows_keep_the_order(report: list[Turn], journal: list[Turn]) -> None:
    rows = reconcile(copy(report), copy(journal))
    assert [row.speech_ordinal for row in rows if row.speech_ordinal] == list(range(1, len(report) + 1))
    assert [row.journal_speech_ordinal for row in rows if row.journal_speech_ordinal] == list(
        range(1, len(journal) + 1)
    )
    assert all(
        (row.status == "matched") == (row.speech_ordinal is not None and row.journal_speech_ordinal is not None)
        for row in rows
    )


@given(TURNS)
def test_a_copy_agrees_with_itself(turns: list[Turn]) -> None:
    spoken = [(speaker, text) for speaker, text in turns if text]
    rows = reconcile(copy(spoken), copy(spoken))
    assert matches(rows) == [(n, n) for n in range(1, len(spoken) + 1)]
