from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.formats import DUTCH, ENGLISH


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [(18586, "18.586", "18,586"), (0, "0", "0"), (999, "999", "999"), (1234567, "1.234.567", "1,234,567")],
)
def test_numbers_have_their_thousands_marked(value: int, dutch: str, english: str) -> None:
    assert DUTCH.number(value) == dutch
    assert ENGLISH.number(value) == english


def test_decimals_and_shares() -> None:
    assert DUTCH.number(1234.567, 2) == "1.234,57"
    assert DUTCH.percent(0.1234) == "12,3\N{NO-BREAK SPACE}%"
    assert ENGLISH.percent(0.1234) == "12.3%"
    assert DUTCH.percent(None) == "–"
    assert DUTCH.number(-0.0001, 1) == "0,0"


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0, "0 s"), (40.4, "40 s"), (59.6, "1 min 00 s"), (326, "5 min 26 s"), (599.6, "10 min"), (1799, "30 min"),
        (3599.6, "1 u 00 min"), (3720, "1 u 02 min"), (360_000_000, "100.000 u 00 min"),
    ],
)  # fmt: skip
def test_durations_never_show_sixty_of_anything(seconds: float, written: str) -> None:
    assert DUTCH.duration(seconds) == written


@given(st.floats(min_value=0, max_value=1e7))
def test_a_duration_is_what_it_says_within_its_last_unit(seconds: float) -> None:
    parts = DUTCH.duration(seconds).replace(".", "").split()
    units = {"u": 3600, "min": 60, "s": 1}
    said = sum(int(amount) * units[unit] for amount, unit in zip(parts[::2], parts[1::2], strict=True))
    assert abs(said - seconds) <= units[parts[-1]] / 2 + 1e-6


def test_days_and_moments() -> None:
    assert DUTCH.day(date(2020, 5, 12)) == "12 mei 2020"
    assert ENGLISH.day(date(2020, 5, 12)) == "12 May 2020"
    assert DUTCH.day(None) == "–"
    assert DUTCH.month(date(2020, 3, 1)) == "maart 2020"
    assert DUTCH.moment(datetime(2020, 5, 12, 14, 30, tzinfo=UTC)) == "12 mei 2020, 16.30 uur"
    assert ENGLISH.moment(datetime(2020, 1, 12, 23, 30, tzinfo=UTC)) == "13 January 2020, 00:30"


@pytest.mark.parametrize(
    ("low", "seconds", "high", "written"),
    [
        (386, 502, 653, ("6 min", "8 min", "11 min")),
        (382, 502, 599, ("6 min 22 s", "8 min 22 s", "9 min 59 s")),
        (40, 52, 68, ("0 min 40 s", "0 min 52 s", "1 min 08 s")),
        (3000, 3500, 4100, ("0 u 50 min", "0 u 58 min", "1 u 08 min")),
    ],
)
def test_an_estimate_and_both_ends_of_its_interval_are_written_in_the_same_units(
    low: float, seconds: float, high: float, written: tuple[str, ...]
) -> None:
    """An interval read "8 min 22 s, 6 min 22 s – 10 min"."""
    assert tuple(DUTCH.duration(value, high) for value in (low, seconds, high)) == written
