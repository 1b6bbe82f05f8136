"""The real committee report in the database: its figures, exactly."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest
from real_report import load_real_report

from warehouse.build import build

# A speaker line of this report, and what of it is the name.
SPEAKER_LINE = re.compile(r"(De voorzitter|Minister [A-Z][\w’ -]+|[A-Z][\w’ -]+ \([^)]{2,30}\)):\s*(.*)")
NAME_IN_LABEL = re.compile(r"^Minister | \(.*\)$")


def count_by_hand(report: str) -> Counter[str]:
    """Words by speaker, as a person with a pencil counts them: this knows nothing of the parser.

    The chair's line names who chairs, a speaker line who speaks until the next one, a heading that nobody does. What a
    line breaks at a hyphen is one word.
    """
    words: Counter[str] = Counter()
    speaker, chair, is_broken = None, "", False
    for line in (line.strip() for line in report[report.rindex("INHOUD") :].splitlines()):
        spoken = SPEAKER_LINE.fullmatch(line)
        text = spoken[2] if spoken else line
        if line.startswith("Voorzitter: de heer "):
            speaker, chair = None, line.removeprefix("Voorzitter: de heer ")
        elif line.startswith("VRAAG OM UITLEG"):
            speaker = None
        elif spoken:
            speaker = chair if spoken[1] == "De voorzitter" else NAME_IN_LABEL.sub("", spoken[1])
        if speaker and text:
            words[speaker] += sum(bool(re.search(r"\w", word)) for word in text.split()) - is_broken
            is_broken = text.endswith("-")
    return words


@pytest.fixture(scope="module")
def database(real_report: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("real") / "real.duckdb"
    load_real_report(real_report, path)
    build(path)
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


def test_the_summary_of_the_meeting(database: Any):
    row = database.execute(
        "select page_count, item_count, question_count, speech_count, words, unresolved_words, "
        "chair_words, member_words, minister_words from mart.meeting_summary"
    ).fetchone()
    assert row == (38, 7, 11, 109, 18586, 0, 459, 8917, 9210)


def test_every_heading_of_the_contents_is_in_the_body_on_the_same_page(database: Any):
    checked = "select count(*), bool_and(is_in_contents and is_in_body and is_same_page) from core.contents_check"
    assert database.execute(checked).fetchone() == (11, True)


def test_one_minister_was_asked_everything_and_answered_everything(database: Any):
    rows = database.execute(
        "select addressed_count, answered_count, answer_words from mart.minister_question where addressed_count > 0"
    ).fetchall()
    assert rows == [(11, 11, 9210)]


def test_members_asked_eleven_questions_seven_of_them_joined(database: Any):
    asked = database.execute("select sum(asked_count), sum(joined_count) from mart.member_question").fetchone()
    # Items of 1, 2, 1, 1, 3, 1 and 2 questions.
    assert asked == (11, 7)


def test_every_seat_is_a_row_silent_or_not(database: Any):
    rows = database.execute(
        "select count(*), count(*) filter (where words > 0), sum(word_share) "
        "from mart.member_speaking_time where role = 'member'"
    ).fetchone()
    assert rows == (124, 13, pytest.approx(1))


def test_the_words_of_each_speaker_are_those_counted_by_hand(database: Any, real_report: Path):
    by_hand = count_by_hand(real_report.read_text(encoding="utf-8"))
    found = dict(database.execute("select full_name, words from mart.member_speaking_time where words > 0").fetchall())
    assert len(found) == 15
    assert found.keys() == by_hand.keys()
    # Two words in a thousand: by hand "word- en" at a line's end is taken for a broken word, once.
    assert {name: words for name, words in found.items() if words != pytest.approx(by_hand[name], rel=0.002)} == {}
    assert sum(found.values()) == pytest.approx(by_hand.total(), rel=0.002)


def test_shares_and_seconds_follow_from_those_words(database: Any, real_report: Path):
    by_hand = count_by_hand(real_report.read_text(encoding="utf-8"))
    rows = database.execute(
        "select full_name, word_share, est_seconds from mart.member_speaking_time where words > 0 and role = 'member'"
    ).fetchall()
    of_members = sum(by_hand[name] for name, _, _ in rows)
    for name, share, seconds in rows:
        assert share == pytest.approx(by_hand[name] / of_members, rel=0.002)
        assert seconds == pytest.approx(by_hand[name] * 60 / 135, rel=0.002)
