"""The time left is what was measured, and nothing before there is a measurement."""

from hypothesis import given
from hypothesis import strategies as st

from flows.pace import Pace, in_words


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_what_was_done_before_is_no_measurement() -> None:
    clock = Clock()
    pace = Pace(900, clock)
    pace.reached(900, 1000)
    assert pace.seconds_left is None
    clock.now += 5
    pace.reached(905, 1000)
    assert pace.seconds_left is None, "five seconds are too little to judge by"
    clock.now += 15
    pace.reached(910, 1000)
    # Ten pieces in twenty seconds: ninety more take three minutes.
    assert pace.seconds_left == 180
    clock.now += 30
    assert pace.seconds_left == 150, "time goes by between two pieces"
    pace.reached(1000, 1000)
    assert pace.seconds_left == 0


@given(
    pieces=st.integers(min_value=2, max_value=10_000),
    seconds=st.floats(min_value=0.01, max_value=100),
    share=st.floats(min_value=0.01, max_value=1),
)
def test_at_an_even_pace_the_estimate_is_right(pieces: int, seconds: float, share: float) -> None:
    clock = Clock()
    pace = Pace(0, clock)
    done = max(1, int(pieces * share))
    clock.now += done * seconds
    pace.reached(done, pieces)
    left = (pieces - done) * seconds
    assert pace.seconds_left is None or abs(pace.seconds_left - left) < 1e-6 * max(left, 1) + 1e-3
    assert (pace.seconds_left is None) == (done < pieces and done * seconds < 10)


def test_words_are_no_finer_than_the_knowledge() -> None:
    assert in_words(None) == "too early to say how long"
    assert in_words(0) == ""
    assert in_words(12) == "about 20 s left"
    assert in_words(610) == "about 10 min left"
    assert in_words(3 * 3600 + 620) == "about 3 h 10 min left"
