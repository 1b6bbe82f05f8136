from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.source.session_year import session_year_of, session_year_opening, session_year_start


@pytest.mark.parametrize(
    ("calendar_year", "opening"),
    [(2023, date(2023, 9, 25)), (2024, date(2024, 9, 23)), (2025, date(2025, 9, 22)), (2014, date(2014, 9, 22))],
)
def test_the_year_opens_on_the_fourth_monday_of_september(calendar_year: int, opening: date) -> None:
    assert session_year_opening(calendar_year) == opening


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2023, 9, 24), "2022-2023"), (date(2023, 9, 25), "2023-2024"), (date(2024, 1, 1), "2023-2024")],
)
def test_a_day_belongs_to_the_year_that_opened_last(day: date, year: str) -> None:
    assert session_year_of(day) == year


@given(st.dates(min_value=date(1971, 1, 1)))
def test_every_day_lies_in_the_year_it_belongs_to(day: date) -> None:
    start = session_year_start(day)
    assert start <= day < session_year_opening(start.year + 1)
    assert (start.month, start.weekday()) == (9, 0)
    assert 22 <= start.day <= 28
