"""The former estimate of speaking time (prior-135-2004): figures published with it can be made again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.former_speaking_time import (
    FORMER_RATE,
    Estimate,
    estimate_seconds,
    own_deviation_share,
    sitting_words_per_minute,
    total_deviation_share,
)

counts = st.integers(min_value=1, max_value=1_000_000)


def test_a_minute_of_words_is_sixty_seconds():
    assert estimate_seconds(135, 1).seconds == pytest.approx(60)


def test_the_interval_of_one_speech_by_hand():
    # sqrt(0.083² + 0.14² + 0.055²) = 0.17178, times 1.96 is 33.67 %.
    estimate = estimate_seconds(1350, 1)
    assert estimate.low == pytest.approx(600 * (1 - 0.33669), abs=0.02)
    assert estimate.high == pytest.approx(600 * (1 + 0.33669), abs=0.02)


def test_with_many_speeches_only_speaker_and_rate_remain_uncertain():
    assert own_deviation_share(10**9) == pytest.approx(0.083)
    assert total_deviation_share(10**9) == pytest.approx((0.083**2 + 0.055**2) ** 0.5)


def test_the_range_of_the_prior_is_its_interval():
    # 120 to 150 words a minute (design §7) are 1.96 standard deviations of 5.5 % about 135, to the whole word.
    margin = 1.96 * FORMER_RATE.common_rate_deviation_share * FORMER_RATE.words_per_minute
    assert round(FORMER_RATE.words_per_minute - margin) == FORMER_RATE.words_per_minute_low
    assert round(FORMER_RATE.words_per_minute + margin) == FORMER_RATE.words_per_minute_high


def test_no_speech_is_no_time():
    assert estimate_seconds(0, 0) == Estimate(0.0, 0.0, 0.0)


@pytest.mark.parametrize(("words", "speeches"), [(-1, 1), (1, -1), (5, 0)])
def test_counts_that_cannot_be(words: int, speeches: int):
    with pytest.raises(ValueError, match="cannot be"):
        estimate_seconds(words, speeches)


def test_a_deviation_needs_a_speech():
    with pytest.raises(ValueError, match="at least one"):
        own_deviation_share(0)


@given(words=counts, speeches=counts)
def test_the_estimate_lies_within_its_interval_and_above_zero(words: int, speeches: int):
    estimate = estimate_seconds(words, speeches)
    assert 0 < estimate.low < estimate.seconds < estimate.high


@given(words=counts, speeches=counts)
def test_more_speeches_never_widen_the_interval(words: int, speeches: int):
    one, more = estimate_seconds(words, speeches), estimate_seconds(words, speeches + 1)
    assert more.high - more.low <= one.high - one.low


class TestCalibration:
    """A plenary sitting's own clock, shrunk to the prior."""

    def test_a_clock_that_agrees_changes_nothing(self):
        assert sitting_words_per_minute(135 * 180, timedelta(hours=3)) == pytest.approx(135)

    def test_a_slower_clock_is_shrunk_to_the_prior(self):
        # Weight 0.055² / ((170 - 90) / 4 / 135)² = 0.13783: 110 words a minute become 131.55.
        assert sitting_words_per_minute(110 * 60, timedelta(hours=1)) == pytest.approx(131.554, abs=0.001)

    @pytest.mark.parametrize("rate", [90, 170])
    def test_the_ends_of_what_is_believed_are_believed(self, rate: int):
        assert sitting_words_per_minute(rate * 60, timedelta(hours=1)) is not None

    @pytest.mark.parametrize("rate", [0, 89, 171])
    def test_what_is_not_believed_leaves_the_prior(self, rate: int):
        assert sitting_words_per_minute(rate * 60, timedelta(hours=1)) is None

    @pytest.mark.parametrize("duration", [None, timedelta(0), timedelta(minutes=-5)])
    def test_without_a_duration_there_is_no_clock(self, duration: timedelta | None):
        assert sitting_words_per_minute(1000, duration) is None

    @given(rate=st.floats(min_value=90.01, max_value=169.99))
    def test_the_result_lies_between_clock_and_prior(self, rate: float):
        words = round(rate * 600)
        result = sitting_words_per_minute(words, timedelta(minutes=600))
        assert result is not None
        low, high = sorted((words / 600, FORMER_RATE.words_per_minute))
        assert low - 1e-9 <= result <= high + 1e-9
