"""Words to seconds with their interval (design §7, docs/decisions/052)."""

from math import exp, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.errors import UsageError
from parliament.speaking_time import (
    RATE_FILE,
    Estimate,
    estimate_seconds,
    own_deviation_share,
    read_rate,
    share_deviation,
    shipped_rate,
    total_deviation_share,
)
from tests.conftest import SHARED, shared_material

if TYPE_CHECKING:
    from tools.calibrate import Calibration

word_lists = st.lists(st.integers(min_value=1, max_value=5000), min_size=1, max_size=30)


def test_a_minute_of_words_is_sixty_seconds():
    assert estimate_seconds([135]).seconds == pytest.approx(60)


def test_the_interval_of_one_speech_by_hand():
    rate = shipped_rate()
    # sqrt(0.1066² + 0.0371² + 1.870² / 1350 + 0.055²) = 0.13548, times 1.96 is 0.26554: 600 s are 460.1 to 782.5 s.
    deviation = sqrt(0.1066**2 + 0.0371**2 + 1.870**2 / 1350 + 0.055**2)
    assert total_deviation_share([1350], rate) == pytest.approx(deviation)
    estimate = estimate_seconds([1350], rate)
    assert (estimate.low, estimate.high) == pytest.approx((460.07, 782.48), abs=0.01)


def test_with_many_words_only_speaker_and_rate_remain_uncertain():
    rate = shipped_rate()
    words = [1000] * 100_000
    assert own_deviation_share(words) == pytest.approx(rate.speaker_deviation_share, rel=1e-3)


def test_no_words_are_no_time():
    assert estimate_seconds([]) == estimate_seconds([0]) == Estimate(0.0, 0.0, 0.0)


def test_counts_that_cannot_be():
    with pytest.raises(ValueError, match="cannot be"):
        estimate_seconds([-1])
    with pytest.raises(ValueError, match="needs words"):
        own_deviation_share([])


@given(words=word_lists)
def test_the_estimate_lies_within_its_interval_and_above_zero(words: list[int]):
    estimate = estimate_seconds(words)
    assert 0 < estimate.low < estimate.seconds < estimate.high
    assert estimate.high / estimate.seconds == pytest.approx(estimate.seconds / estimate.low)


@given(words=word_lists, more=st.integers(min_value=1, max_value=5000))
def test_the_same_words_in_more_speeches_are_never_less_certain(words: list[int], more: int):
    assert own_deviation_share([*words, more]) <= own_deviation_share([sum(words) + more]) + 1e-12


@given(st.lists(st.tuples(st.floats(1, 1e5), st.floats(0.05, 0.5)), min_size=2, max_size=20), st.floats(0.1, 10))
def test_a_share_does_not_depend_on_the_common_rate(people: list[tuple[float, float]], factor: float):
    seconds, deviations = [one for one, _ in people], [one for _, one in people]
    slower = share_deviation([factor * one for one in seconds], deviations)
    assert slower == pytest.approx(share_deviation(seconds, deviations))


def test_the_share_of_everything_is_certain():
    assert share_deviation([100.0, 0.0], [0.3, 0.0]) == [0.0, 0.0]
    assert share_deviation([0.0], [0.0]) == [0.0]


class TestRateFile:
    def test_the_range_is_the_interval_of_the_common_rate(self):
        rate = shipped_rate()
        assert rate.words_per_minute_high / rate.words_per_minute == pytest.approx(exp(1.96 * 0.055))
        assert (round(rate.words_per_minute_low), round(rate.words_per_minute_high)) == (121, 150)

    @pytest.mark.parametrize(
        ("found", "put"),
        [
            ("value = 135.0", "value = 0"),
            ("value = 135.0", 'value = "fast"'),
            ("value = 135.0", "value = true"),
            ("value = 135.0", "value = nan"),
            ("[word_deviation]", "[other]"),
            ('version = "timed-135-2026"', "version = 1"),
            ("[word_deviation]", "[word_deviation"),
        ],
    )
    def test_a_damaged_file_is_refused_with_its_name(self, tmp_path: Path, found: str, put: str):
        path = tmp_path / "rate.toml"
        text = RATE_FILE.read_text(encoding="utf-8")
        assert found in text
        path.write_text(text.replace(found, put), encoding="utf-8")
        with pytest.raises(UsageError, match=r"rate\.toml"):
            read_rate(path)

    def test_a_missing_file_is_refused(self, tmp_path: Path):
        with pytest.raises(UsageError, match="cannot be read"):
            read_rate(tmp_path / "none.toml")


@pytest.fixture(scope="module")
def found() -> "Calibration":
    """What the timed turns say, where they are beside the checkout."""
    path = shared_material(SHARED / "calibration" / "timed_turns.csv")
    pytest.importorskip("scipy")
    from tools.calibrate import calibrate

    return calibrate(path)


class TestCalibration:
    """The shipped numbers against the timed turns."""

    def test_the_shipped_parameters_are_those_fitted(self, found: "Calibration"):
        rate = shipped_rate()
        assert found.fitted.speaker == pytest.approx(rate.speaker_deviation_share, abs=5e-5)
        assert found.fitted.speech == pytest.approx(rate.speech_deviation_share, abs=5e-5)
        assert found.fitted.word == pytest.approx(rate.word_deviation, abs=1e-3)
        assert round(found.role, 2) == rate.role_deviation_share

    def test_coverage_of_parliaments_held_out_is_what_is_claimed(self, found: "Calibration"):
        *each, everyone = found.held_out
        assert everyone.label == "all"
        assert 0.93 <= everyone.share <= 0.97
        assert min(one.share for one in each) >= 0.92

    def test_the_shipped_table_is_the_one_found(self, found: "Calibration"):
        import polars as pl
        from polars.testing import assert_frame_equal

        from tools.calibrate import VALIDATION_FILE, validation_frame

        assert_frame_equal(validation_frame(found), pl.read_csv(VALIDATION_FILE), abs_tol=0.0011)
