from datetime import UTC, date, datetime

import pytest

from cli.cells import cell
from cli.console import as_json
from flows.wording import duration, percent, spaced


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (True, "yes"),
        (0.123456, "0.1235"),
        (18586, "18 586"),
        (123456.7, "123 456.7"),
        (0.00001234, "1.234e-05"),
        (date(2020, 5, 12), "2020-05-12"),
        (datetime(2020, 5, 12, 14, 0, 42, tzinfo=UTC), "2020-05-12 14:00:42+00:00"),
        (["N-VA", None], "N-VA, –"),
    ],
)
def test_a_cell_shows_every_value_and_hides_none(value: object, text: str) -> None:
    assert cell(value) == text


def test_whole_numbers_are_spaced_by_three() -> None:
    assert [spaced(number) for number in (None, 0, 999, 18586, 1234567)] == ["–", "0", "999", "18 586", "1 234 567"]


def test_percentages_have_one_decimal() -> None:
    assert percent(0.9876) == "98.8 %"
    assert percent(None) == "–"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, "–"), (7.4, "7 s"), (67, "1 min 7 s"), (3727, "1 h 2 min 7 s"), (3600, "1 h 0 min 0 s")],
)
def test_durations_name_their_units(seconds: float | None, text: str) -> None:
    assert duration(seconds) == text


def test_json_keeps_dutch_letters_and_writes_dates_as_iso() -> None:
    assert as_json({"naam": "Zoë", "dag": date(2020, 5, 12)}) == '{\n  "naam": "Zoë",\n  "dag": "2020-05-12"\n}'
