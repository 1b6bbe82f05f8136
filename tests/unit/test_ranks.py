"""Places with the range that the uncertainty of the seconds leaves."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parliament.ranks import probability_ahead, rank_ends, simultaneous_rank_ends

people = st.lists(st.tuples(st.just(0.0) | st.floats(1, 1e6), st.floats(0, 0.5)), min_size=1, max_size=40)


def ends(seconds: list[float], deviations: list[float]) -> list[tuple[int, int]]:
    low, high = rank_ends(seconds, deviations)
    return list(zip(low.tolist(), high.tolist(), strict=True))


def test_the_certain_have_one_place_each():
    assert ends([10, 30, 20], [0, 0, 0]) == [(3, 3), (1, 1), (2, 2)]


def test_those_far_apart_keep_their_places_and_neighbours_share_theirs():
    assert ends([100, 95, 10], [0.1, 0.1, 0.1]) == [(1, 2), (1, 2), (3, 3)]


def test_the_silent_share_the_places_after_all_others():
    assert ends([0, 10, 0], [0, 0.1, 0]) == [(2, 3), (1, 1), (2, 3)]
    assert ends([0, 0], [0, 0]) == [(1, 2), (1, 2)]
    assert ends([], []) == []


# The second place is as likely for the first as the cut of either range: 1 000 draws said one thing, 20 000 another.
@example([(1.0, 0.0), (1.0, 0.0), (904777.0, 0.0), (413232.0, 0.40625), (1.0, 0.0), (187432.0, 0.0)])
@settings(max_examples=40, deadline=None)
@given(people)
def test_a_range_lies_within_the_list_and_within_the_simultaneous_one(drawn: list[tuple[float, float]]):
    seconds, deviations = [one for one, _ in drawn], [one for _, one in drawn]
    low, high = rank_ends(seconds, deviations)
    wide_low, wide_high = simultaneous_rank_ends(seconds, deviations)
    assert (low >= 1).all()
    assert (low <= high).all()
    assert (high <= len(drawn)).all()
    assert (wide_low <= low).all()
    assert (wide_high >= high).all()


@pytest.mark.parametrize("deviation", [float("nan"), -0.1])
def test_numbers_that_cannot_be_are_refused(deviation: float):
    with pytest.raises(ValueError, match="cannot be negative"):
        rank_ends([1.0], [deviation])
    with pytest.raises(ValueError, match="belong together"):
        rank_ends([1.0], [])


def test_one_of_two_is_ahead_by_the_normal_distribution():
    assert probability_ahead(100, 0.1, 0, 100, 0.3, 0) == 0.5
    # log(1.1) / sqrt(0.02) = 0.67394; Φ = 0.74982.
    assert probability_ahead(110, 0.1, 0.06, 100, 0.1, 0.06) == pytest.approx(0.74982, abs=1e-5)
    assert probability_ahead(100, 0.1, 0, 110, 0.1, 0) == pytest.approx(1 - 0.74982, abs=1e-5)
    certain = ((5, 0, 0, 0, 0, 0), (0, 0, 0, 5, 0, 0), (0, 0, 0, 0, 0, 0), (2, 0, 0, 1, 0, 0))
    assert [probability_ahead(*pair) for pair in certain] == [1, 0, 0.5, 1]


def test_ranges_hold_true_places_about_as_often_as_they_say():
    generator = np.random.default_rng(7)
    inside = []
    for _ in range(40):
        told = np.exp(generator.normal(8, 1, 60))
        deviations = generator.uniform(0.11, 0.3, 60)
        low, high = rank_ends(told, deviations)
        truth = told * np.exp(deviations * generator.standard_normal(60))
        places = 1 + (truth[None, :] > truth[:, None]).sum(axis=1)
        inside.append((places >= low) & (places <= high))
    # 2 400 ranges, those of one list not independent of each other.
    assert 0.93 <= np.mean(inside) <= 0.97


def test_what_is_common_cancels_between_equals_and_not_against_somebody_timed():
    together = probability_ahead(110, 0.1, 0.055, 100, 0.1, 0.055)
    assert together == probability_ahead(110, 0.1, 0, 100, 0.1, 0)
    assert 0.5 < probability_ahead(110, 0.1, 0.055, 100, 0.01, 0) < probability_ahead(110, 0.1, 0, 100, 0.01, 0)
    seconds, own = [100.0, 104.0, 90.0], [0.02, 0.02, 0.02]
    assert [end.tolist() for end in rank_ends(seconds, own, [0.3] * 3)] == [
        end.tolist() for end in rank_ends(seconds, own)
    ]
    low, high = rank_ends(seconds, own, [0.3, 0.3, 0.0])
    # The first two keep their order among themselves; the third, who was timed, may be before or after both.
    assert (low[2], high[2]) == (1, 3)
