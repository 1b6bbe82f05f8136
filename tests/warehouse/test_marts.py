"""Given rows of raw, expected rows of the marts."""

import math
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parliament.former_speaking_time import FORMER_RATE, sitting_words_per_minute
from parliament.former_speaking_time import estimate_seconds as former_estimate_seconds
from parliament.speaking_time import estimate_seconds, own_deviation_share, share_deviation, shipped_rate

SEPTEMBER = date(2019, 9, 23)
DAY = date(2020, 5, 12)


class TestMemberSpeakingTime:
    def test_one_member_by_hand(self, world: Any):
        world.member("1", "Green", date(2019, 7, 1))
        world.meeting("M1", DAY)
        report = world.report("M1")
        longest = world.speech(report, 1, "1", 200)
        world.speech(report, 2, "1", 70)
        row = world.build_and_one("select * from mart.member_speaking_time")
        estimate = estimate_seconds([200, 70])
        assert row["speeches"] == 2
        assert row["words"] == 270
        assert row["word_share"] == 1
        assert row["est_seconds"] == pytest.approx(estimate.seconds)
        assert row["est_seconds_low"] == pytest.approx(estimate.low)
        assert row["est_seconds_high"] == pytest.approx(estimate.high)
        assert (row["method"], row["rate_version"]) == ("estimate", shipped_rate().version)
        assert (row["longest_speech_words"], row["longest_speech_id"]) == (200, longest)
        assert (row["party_name"], row["session_year"], row["meeting_kind"]) == ("Green", "2019-2020", "committee")
        # From the opening of the session year, 23 September 2019, to the newest meeting, both included.
        assert row["days_in_office"] == 233
        assert row["words_per_day"] == pytest.approx(270 / 233)

    def test_members_who_did_not_speak_are_rows(self, world: Any):
        world.member("1", "Green", date(2019, 7, 1))
        world.member("2", "Red", date(2020, 5, 1))
        world.member("3", "Red", date(2014, 7, 1), date(2019, 6, 1))
        for number, kind in enumerate(("committee", "plenary"), start=1):
            world.meeting(f"M{number}", DAY, kind)
        world.speech(world.report("M1"), 1, "1", 10)
        world.report("M2")
        world.speech(world.rows["report"][1]["report_id"], 1, "1", 5)
        rows = world.build_and_query(
            "select person_id, meeting_kind, role, words, days_in_office, party_name "
            "from mart.member_speaking_time order by all"
        )
        assert rows == [
            ("1", "committee", "member", 10, 233, "Green"),
            ("1", "plenary", "member", 5, 233, "Green"),
            ("2", "committee", "member", 0, 12, "Red"),
            ("2", "plenary", "member", 0, 12, "Red"),
        ]

    def test_member_and_minister_in_one_session_year_are_two_rows(self, world: Any):
        world.member("1", "Green", date(2019, 7, 1), date(2020, 5, 1))
        world.minister("1", date(2020, 5, 1))
        world.meeting("M1", date(2020, 4, 30))
        world.meeting("M2", DAY)
        world.speech(world.report("M1"), 1, "1", 10)
        world.speech(world.report("M2"), 1, "1", 30, role="minister")
        rows = world.build_and_query(
            "select role, words, word_share, days_in_office from mart.member_speaking_time order by role"
        )
        assert rows == [("member", 10, 1.0, 221), ("minister", 30, 1.0, 12)]

    def test_the_chair_is_apart_and_in_office_as_a_member(self, world: Any):
        world.member("1", "Green", date(2019, 7, 1))
        world.meeting("M1", DAY)
        report = world.report("M1")
        world.speech(report, 1, "1", 10, role="chair")
        world.speech(report, 2, "1", 20)
        rows = world.build_and_query(
            "select role, words, word_share, days_in_office from mart.member_speaking_time order by role"
        )
        assert rows == [("chair", 10, 1.0, 233), ("member", 20, 1.0, 233)]

    def test_a_change_of_party_is_one_row_for_the_person_and_two_for_the_parties(self, world: Any):
        world.member("1", "Green", date(2019, 7, 1), date(2020, 5, 1))
        world.member("1", "Red", date(2020, 5, 1))
        world.meeting("M1", date(2020, 4, 30))
        world.meeting("M2", DAY)
        world.speech(world.report("M1"), 1, "1", 10)
        world.speech(world.report("M2"), 1, "1", 30)
        world.build()
        assert world.query("select words, party_name, days_in_office from mart.member_speaking_time") == [
            (40, "Red", 233)
        ]
        parties = "select party_family, words from mart.party_speaking_time where words > 0 order by all"
        assert world.query(parties) == [("green", 10), ("red", 30)]

    def test_speeches_of_nobody_known_are_in_no_row_and_in_no_share(self, world: Any):
        world.member("1", "Green", date(2019, 7, 1))
        world.meeting("M1", DAY)
        report = world.report("M1")
        world.speech(report, 1, "1", 10)
        world.speech(report, 2, None, 90)
        assert world.build_and_query("select person_id, words, word_share from mart.member_speaking_time") == [
            ("1", 10, 1.0)
        ]

    def test_days_are_unknown_for_a_seat_that_was_only_observed(self, world: Any):
        world.member("1", "Green", date(2019, 6, 18), date(2024, 6, 9), is_observed_only=True)
        world.meeting("M1", DAY)
        world.speech(world.report("M1"), 1, "1", 10)
        row = world.build_and_one("select days_in_office, words_per_day from mart.member_speaking_time")
        assert row == {"days_in_office": None, "words_per_day": None}

    def test_terms_that_overlap_count_each_day_once(self, world: Any):
        world.minister("1", date(2020, 5, 1))
        world.minister("1", date(2020, 5, 10))
        world.meeting("M1", DAY)
        world.speech(world.report("M1"), 1, "1", 10, role="minister")
        assert world.build_and_query("select days_in_office from mart.member_speaking_time") == [(12,)]

    def test_an_extraordinary_session_lasts_from_its_first_to_its_last_meeting(self, world: Any):
        world.member("1", "Green", date(2019, 6, 18))
        for number, day in enumerate((date(2019, 7, 2), date(2019, 7, 10)), start=1):
            world.meeting(f"M{number}", day, session_year="2019")
            world.speech(world.report(f"M{number}"), 1, "1", 10)
        row = world.build_and_one("select session_year, words, days_in_office from mart.member_speaking_time")
        assert row == {"session_year": "2019", "words": 20, "days_in_office": 9}


class TestRanks:
    @pytest.fixture
    def ranked(self, world: Any) -> dict[str, tuple[int, int, int]]:
        """Three who cannot be told apart, one far behind, and one who said nothing."""
        world.meeting("M1", DAY)
        report = world.report("M1")
        words = {"1": 1000, "2": 990, "3": 900, "4": 100, "5": 0}
        for ordinal, (person, count) in enumerate(words.items(), start=1):
            world.member(person, "Green", date(2019, 7, 1))
            if count:
                world.speech(report, ordinal, person, count)
        rows = world.build_and_query(
            "select person_id, speaking_rank, rank_low, rank_high from mart.member_speaking_time"
        )
        return {person: (rank, low, high) for person, rank, low, high in rows}

    def test_equal_words_share_a_place_however_they_were_cut(self, world: Any):
        """Sums of seconds broke the tie: 403 words in one speech stood before 403 words in many."""
        pieces = {"1": [403], "2": [1] * 403, "3": [100, 101, 102, 100], "4": [7] * 57 + [4], "5": [402]}
        for person in pieces:
            world.member(person, "Green", date(2019, 7, 1))
        for number in range(7):
            world.meeting(f"M{number}", DAY)
            report = world.report(f"M{number}")
            said = [(person, words) for person, all_words in pieces.items() for words in all_words[number::7]]
            for ordinal, (person, words) in enumerate(said, start=1):
                world.speech(report, ordinal, person, words)
        world.build()
        for mart in ("member_speaking_time", "member_speaking_time_month", "member_speaking_time_legislature"):
            rows = world.query(f"select person_id, speaking_rank from mart.{mart} order by 1")
            assert rows == [("1", 1), ("2", 1), ("3", 1), ("4", 1), ("5", 5)]
        between = world.query(
            "select est_seconds from mart.speaking_time_between(date '2020-01-01', date '2020-12-31')"
        )
        assert len(set(between)) == 2

    def test_those_whose_intervals_touch_share_a_range_of_places(self, ranked: dict[str, tuple[int, int, int]]):
        assert ranked == {"1": (1, 1, 3), "2": (2, 1, 3), "3": (3, 1, 3), "4": (4, 4, 4), "5": (5, 5, 5)}

    def test_equals_share_a_place(self, world: Any):
        world.meeting("M1", DAY)
        world.report("M1")
        for person in ("1", "2"):
            world.member(person, "Green", date(2019, 7, 1))
        world.speech(world.rows["report"][0]["report_id"], 1, "1", 0)
        rows = world.build_and_query("select speaking_rank, rank_low, rank_high from mart.member_speaking_time")
        assert rows == [(1, 1, 2), (1, 1, 2)]


class TestSeconds:
    """What is told in seconds, and what is not."""

    def _row(self, world: Any, words: list[int], role: str = "member", **clock: Any) -> dict[str, Any]:
        world.meeting("M1", DAY, "plenary", **clock)
        world.member("1", "Green", date(2019, 7, 1))
        report = world.report("M1")
        for ordinal, count in enumerate(words, start=1):
            world.speech(report, ordinal, "1", count, role=role)
        built = world.built_for("mart.member_speaking_time, mart.former_speaking_time")
        row: dict[str, Any] = built.one(f"select * from mart.member_speaking_time where role = '{role}'")
        return row

    def test_a_clock_moves_no_second(self, world: Any):
        start = datetime(2020, 5, 12, 12, tzinfo=UTC)
        row = self._row(world, [110 * 60], started_at=start, ended_at=start + timedelta(hours=1))
        assert (row["est_seconds"], row["method"]) == (pytest.approx(60 * 110 * 60 / 135), "estimate")

    def test_a_chair_has_words_and_a_share_but_no_seconds_and_no_place(self, world: Any):
        row = self._row(world, [2000, 50], role="chair")
        assert (row["words"], row["word_share"]) == (2050, 1)
        none = (
            "est_seconds",
            "est_seconds_low",
            "est_seconds_high",
            "method",
            "speaking_rank",
            "rank_low",
            "time_share",
        )
        assert {row[name] for name in none} == {None}

    @pytest.mark.parametrize(("words", "seconds"), [([49], None), ([25, 24], None), ([50], 22.222), ([25, 25], 22.222)])
    def test_few_words_are_told_as_words(self, world: Any, words: list[int], seconds: float | None):
        row = self._row(world, words)
        assert row["est_seconds"] == (None if seconds is None else pytest.approx(seconds, abs=0.001))
        assert (row["words"], row["speaking_rank"]) == (sum(words), 1)

    def test_a_minister_is_less_certain_than_a_member(self, world: Any):
        row = self._row(world, [900, 450], role="minister")
        estimate = estimate_seconds([900, 450], is_minister=True)
        assert (row["est_seconds_low"], row["est_seconds_high"]) == pytest.approx((estimate.low, estimate.high))
        assert estimate.high > estimate_seconds([900, 450]).high

    def test_one_long_speech_is_less_certain_than_many_short_ones(self, world: Any):
        world.meeting("M1", DAY)
        report = world.report("M1")
        for person in ("1", "2"):
            world.member(person, "Green", date(2019, 7, 1))
        world.speech(report, 1, "1", 1000)
        for ordinal in range(2, 12):
            world.speech(report, ordinal, "2", 100)
        rows = world.build_and_query(
            "select est_seconds, own_deviation_share from mart.member_speaking_time order by person_id"
        )
        assert rows[0][0] == pytest.approx(rows[1][0])
        assert rows[0][1] == pytest.approx(own_deviation_share([1000]))
        assert rows[1][1] == pytest.approx(own_deviation_share([100] * 10))
        assert rows[0][1] > rows[1][1]

    def test_shares_of_time_have_the_interval_of_the_delta_method(self, world: Any):
        world.meeting("M1", DAY)
        report = world.report("M1")
        said = {"1": [1000], "2": [300, 300], "3": [20]}
        for ordinal, (person, words) in enumerate(said.items()):
            world.member(person, "Green", date(2019, 7, 1))
            for number, count in enumerate(words):
                world.speech(report, 10 * ordinal + number + 1, person, count)
        rows = world.build_and_query(
            "select time_share, time_share_low, time_share_high from mart.member_speaking_time order by person_id"
        )
        seconds = [60 * sum(words) / 135 for words in said.values()]
        deviations = share_deviation(seconds, [own_deviation_share(words) for words in said.values()])
        for row, one, deviation in zip(rows, seconds, deviations, strict=True):
            share = one / sum(seconds)
            factor = math.exp(1.96 * deviation)
            assert row == pytest.approx((share, share / factor, min(share * factor, 1)))

    def test_the_former_version_stays_computable(self, world: Any):
        start = datetime(2020, 5, 12, 12, tzinfo=UTC)
        self._row(world, [5000, 1600], started_at=start, ended_at=start + timedelta(hours=1))
        rate = sitting_words_per_minute(6600, timedelta(hours=1))
        assert rate is not None
        expected = former_estimate_seconds(6600, 2)
        scale = FORMER_RATE.words_per_minute / rate
        row = world.one("select * from mart.former_speaking_time()")
        assert row["rate_version"] == FORMER_RATE.version
        assert (row["est_seconds"], row["est_seconds_low"], row["est_seconds_high"]) == pytest.approx(
            (expected.seconds * scale, expected.low * scale, expected.high * scale)
        )


# Speeches of any size by a handful of people in two meetings, each with a clock or without.
speech_lists = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3", None]),
        st.sampled_from(["member", "chair", "minister"]),
        st.integers(min_value=0, max_value=3000),
        st.sampled_from(["M1", "M2", "M3"]),
    ),
    max_size=25,
)
clocks = st.none() | st.integers(min_value=1, max_value=300)


@pytest.fixture
def random_world(make_world: Callable[[str], Any]) -> Callable[..., Any]:
    """Builds a world of random speeches, each time in the same database file."""

    def make(speeches: list[tuple[str | None, str, int, str]], minutes: int | None) -> Any:
        world = make_world("random")
        for person in ("1", "2", "3"):
            world.member(person, "Green", date(2019, 7, 1))
        start = datetime(2020, 5, 12, 12, tzinfo=UTC)
        clock = {} if minutes is None else {"started_at": start, "ended_at": start + timedelta(minutes=minutes)}
        world.meeting("M1", DAY, "plenary", **clock)
        world.meeting("M2", DAY)
        world.meeting("M3", date(2020, 10, 20))
        reports = {meeting: world.report(meeting) for meeting in ("M1", "M2", "M3")}
        for ordinal, (person, role, words, meeting) in enumerate(speeches, start=1):
            world.speech(reports[meeting], ordinal, person, words, role=role)
        return world.built_for("mart.member_speaking_time, mart.meeting_summary, core.speech")

    return make


RELAXED = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.thorough
@RELAXED
@given(speeches=speech_lists, minutes=clocks)
def test_totals_shares_and_intervals_hold_for_any_speeches(
    random_world: Callable[..., Any], speeches: list[tuple[str | None, str, int, str]], minutes: int | None
):
    world = random_world(speeches, minutes)
    self_made = world.query(
        "select person_id, session_year, meeting_kind, role, sum(words), count(*) from core.speech "
        "where person_id is not null group by all order by all"
    )
    published = "select person_id, session_year, meeting_kind, role, words, speeches from mart.member_speaking_time"
    assert world.query(f"{published} where speeches > 0 order by all") == self_made
    shares = world.query(
        "select sum(word_share) from mart.member_speaking_time group by session_year, meeting_kind, role"
    )
    assert all(share is None or share == pytest.approx(1) for (share,) in shares)
    everything = sum(words for _, _, words, _ in speeches)
    assert world.query("select sum(words) from mart.meeting_summary") == [(everything,)]

    # SQL and Python make the same seconds of the same words.
    said: defaultdict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for person, session_year, kind, role, words in world.query(
        "select person_id, session_year, meeting_kind, role, words from core.speech where person_id is not null"
    ):
        said[person, session_year, kind, role].append(words)
    for row in world.query(
        "select person_id, session_year, meeting_kind, role, est_seconds, est_seconds_low, est_seconds_high, "
        "speaking_rank, rank_low, rank_high from mart.member_speaking_time"
    ):
        words, role, (rank, rank_low, rank_high) = said[row[:4]], row[3], row[7:]
        expected = estimate_seconds(words, is_minister=role == "minister")
        is_told = sum(words) == 0 or (role != "chair" and sum(words) >= shipped_rate().least_words)
        told = (expected.seconds, expected.low, expected.high) if is_told else (None, None, None)
        assert row[4:7] == pytest.approx(told)
        assert (rank, rank_low, rank_high) == (None, None, None) if role == "chair" else rank_low <= rank <= rank_high


class TestMemberQuestion:
    @pytest.fixture
    def joined(self, world: Any) -> Any:
        """Members 1 and 2 put joined questions to minister 9; member 3 joins in, and the chair speaks."""
        for person in ("1", "2", "3", "4"):
            world.member(person, "Green", date(2019, 7, 1))
        world.minister("9", date(2019, 10, 2))
        world.meeting("M1", DAY)
        report = world.report("M1")
        item = world.item(report, 1)
        world.question(report, item, 1, "1", "9")
        world.question(report, item, 2, "2", "9")
        turns = [
            ("1", 100, "member"),
            ("2", 80, "member"),
            ("9", 300, "minister"),
            ("3", 40, "member"),
            ("3", 5, "member"),
        ]
        for ordinal, (person, words, role) in enumerate(turns, start=1):
            world.speech(report, ordinal, person, words, role=role, item_id=item)
        world.speech(report, 6, "4", 9, role="chair", item_id=item)
        return world

    COLUMNS = "person_id, asked_count, joined_count, follow_up_count, questioner_words, follow_up_words"

    def test_asked_joined_and_followed_up(self, joined: Any):
        assert joined.build_and_query(f"select {self.COLUMNS} from mart.member_question order by all") == [
            ("1", 1, 1, 0, 100, 0),
            ("2", 1, 1, 0, 80, 0),
            ("3", 0, 0, 1, 0, 45),
            ("4", 0, 0, 0, 0, 0),
        ]

    def test_two_questions_of_one_member_on_one_item_count_the_words_once(self, world: Any):
        world.member("1", "Green", date(2019, 7, 1))
        world.meeting("M1", DAY)
        report = world.report("M1")
        item = world.item(report, 1)
        world.question(report, item, 1, "1")
        world.question(report, item, 2, "1")
        world.speech(report, 1, "1", 100, item_id=item)
        assert world.build_and_query(f"select {self.COLUMNS} from mart.member_question") == [("1", 2, 2, 0, 100, 0)]

    def test_withdrawn_and_converted_questions_come_from_the_service(self, joined: Any):
        for vi_id, status in ((1, "ingetrokken"), (2, "omgevormd tot actualiteitsdebat"), (3, "behandeld")):
            joined.add(
                "listed_question",
                vi_id=vi_id,
                session_year="2019-2020",
                question_type="vraag om uitleg",
                status_name=status,
            )
            joined.add("listed_question_contact", vi_id=vi_id, capacity_name="Vraagsteller", person_id="4")
        row = joined.build_and_one(
            "select asked_count, withdrawn_count, converted_count from mart.member_question where person_id = '4'"
        )
        assert row == {"asked_count": 0, "withdrawn_count": 1, "converted_count": 1}


def test_the_summary_of_a_meeting_by_hand(world: Any):
    world.member("1", "Green", date(2019, 7, 1))
    world.meeting("M1", DAY)
    report = world.report("M1", page_count=38)
    item = world.item(report, 1)
    world.question(report, item, 1, "1")
    world.speech(report, 1, "1", 100, item_id=item)
    world.speech(report, 2, "1", 20, role="chair", item_id=item)
    world.speech(report, 3, None, 15, role="guest", item_id=item)
    world.add("interjection", interjection_id="n1", report_id=report, interjection_kind="applause", text="Applaus")
    world.add("interjection", interjection_id="n2", report_id=report, interjection_kind="note", text="x")
    row = world.build_and_one("select * from mart.meeting_summary")
    expected = {
        "page_count": 38,
        "item_count": 1,
        "question_count": 1,
        "speech_count": 3,
        "speaker_count": 1,
        "words": 135,
        "unresolved_words": 15,
        "chair_words": 20,
        "member_words": 100,
        "guest_words": 15,
        "interjection_count": 1,
        "applause_count": 1,
        "longest_speech_words": 100,
    }
    assert {column: row[column] for column in expected} == expected
    assert row["est_seconds"] == pytest.approx(60 * 115 / 135)  # without the chair


def test_a_build_needs_the_speaking_rate(tmp_path: Path):
    from parliament.errors import WarehouseError
    from warehouse.build import build
    from warehouse.candidate import create_tables

    create_tables(tmp_path / "x.duckdb")
    with pytest.raises(WarehouseError, match="load the register"):
        build(tmp_path / "x.duckdb")
