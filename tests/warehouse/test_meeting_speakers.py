"""Who spoke in a meeting and in its items, as the page of the meeting adds it up: by the macros of the marts."""

from datetime import date
from typing import Any

import pytest

from dashboards.reading import open_reader
from parliament.speaking_time import estimate_seconds
from warehouse.rows import Row

DAY = date(2020, 5, 12)


def speakers_of(world: Any, *, is_whole: bool = True) -> list[Row]:
    with open_reader(world.build().path) as reader:
        rows = reader.rows("meeting_speakers", session_year="2019-2020")
    return [row for row in rows if row["is_whole"] == is_whole]


@pytest.fixture
def spoken(world: Any) -> Any:
    """A member who speaks in two items and is in the chair between them, for 100 and for 20 words; a stranger."""
    world.member("1", "Green", date(2019, 7, 1))
    world.meeting("M1", DAY)
    world.report_id = world.report("M1")
    first, second = world.item(world.report_id, 1), world.item(world.report_id, 2)
    world.speech(world.report_id, 1, "1", 100, item_id=first)
    world.chair = world.speech(world.report_id, 2, "1", 100, role="chair", item_id=first)
    world.speech(world.report_id, 3, "1", 90, item_id=second)
    world.speech(world.report_id, 4, "1", 20, role="chair", item_id=second)
    world.speech(world.report_id, 5, None, 10, role="unknown")
    return world


def test_roles_stand_apart_and_shares_add_up(spoken: Any) -> None:
    rows = speakers_of(spoken)
    assert [(row["role"], row["speeches"], row["words"]) for row in rows] == [
        ("member", 2, 190),
        ("chair", 2, 120),
        ("unknown", 1, 10),
    ]
    assert sum(row["word_share"] for row in rows) == pytest.approx(1)
    expected = estimate_seconds([100, 90])
    found = [rows[0][name] for name in ("est_seconds", "est_seconds_low", "est_seconds_high")]
    assert found == pytest.approx([expected.seconds, expected.low, expected.high], rel=1e-6)
    # Words do not give a chair's time.
    assert (rows[1]["est_seconds"], rows[1]["method"]) == (None, None)


def test_items_hold_their_own_speakers_and_what_was_said_before_them(spoken: Any) -> None:
    rows = speakers_of(spoken, is_whole=False)
    assert [(row["agenda_item_id"], row["role"], row["words"]) for row in rows] == [
        (f"{spoken.report_id}-i01", "chair", 100),
        (f"{spoken.report_id}-i01", "member", 100),
        (f"{spoken.report_id}-i02", "member", 90),
        (f"{spoken.report_id}-i02", "chair", 20),
        (None, "unknown", 10),
    ]


def test_a_chair_of_whom_most_was_timed_has_the_time_that_the_marts_give(spoken: Any) -> None:
    """The page gave none, and the mart 60 seconds (28 November 2026): the sum stood in two places."""
    spoken.add(
        "speech_time", report_id=spoken.report_id, speech_id=spoken.chair, recording_id="r", starts_at_seconds=100.0,
        ends_at_seconds=150.0, seconds=50.0, matched_share=1.0, deviation_seconds=0.5, confidence=0.9,
    )  # fmt: skip
    (row,) = (row for row in speakers_of(spoken) if row["role"] == "chair")
    mart = spoken.one("select est_seconds, method from mart.member_speaking_time where role = 'chair'")
    assert (row["est_seconds"], row["method"]) == (pytest.approx(60.0), "mixed")
    assert (row["est_seconds"], row["method"]) == (pytest.approx(mart["est_seconds"]), mart["method"])


def test_a_members_file_of_meetings_has_the_same_time(spoken: Any) -> None:
    """It had the 50 seconds of the part that was timed as if they were of the whole (28 November 2026)."""
    spoken.add(
        "speech_time", report_id=spoken.report_id, speech_id=spoken.chair, recording_id="r", starts_at_seconds=100.0,
        ends_at_seconds=150.0, seconds=50.0, matched_share=1.0, deviation_seconds=0.5, confidence=0.9,
    )  # fmt: skip
    whole = {row["role"]: row for row in speakers_of(spoken) if row["person_id"]}
    with open_reader(spoken.path) as reader:
        meetings = reader.rows("person_meetings", session_year="2019-2020")
    figures = ("speeches", "words", "est_seconds", "est_seconds_low", "est_seconds_high", "method")
    assert len(meetings) == 2
    for row in meetings:
        assert [row[name] for name in figures] == [whole[row["role"]][name] for name in figures]
