from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.brussels_time import BRUSSELS, brussels_moment
from parliament.errors import SourceContractError
from parliament.json_object import JsonObject
from parliament.reading_log import ReadingLog


def reader(content: Any, log: ReadingLog | None = None) -> JsonObject:
    return JsonObject(content, url="https://service.example/x", log=log or ReadingLog())


def test_a_field_nobody_asks_for_is_recorded_once_with_its_place() -> None:
    log = ReadingLog()
    for _ in range(3):
        body = reader({"known": "a", "left": 1, "outer": {"new": True}}, log)
        body.optional_text("known")
        body.ignore("left")
        child = body.optional_child("outer")
        assert child is not None
        child.finish()
        body.finish()
    (issue,) = log.issues
    assert issue.kind == "unmapped_field"
    assert issue.detail == "outer.new: seen 3 times, first at https://service.example/x"


@pytest.mark.parametrize(
    ("method", "value", "read"),
    [
        ("optional_text", "a", "a"),
        ("optional_text", 7, "7"),
        ("optional_text", None, None),
        ("optional_text", "half \ud83d", "half ?"),
        ("optional_integer", 7, 7),
        ("optional_integer", "7", 7),
        ("optional_integer", None, None),
        ("optional_flag", True, True),
        ("optional_flag", "J", True),
        ("optional_flag", "N", False),
        ("optional_flag", None, None),
        ("optional_civil_day", "2023-11-08", date(2023, 11, 8)),
        ("optional_civil_day", "2023-11-08T23:30:00+0100", date(2023, 11, 8)),
        ("optional_civil_day", None, None),
        ("texts", ["a"], ["a"]),
        ("texts", None, []),
        ("children", None, []),
        ("optional_child", None, None),
    ],
)
def test_values_are_read(method: str, value: Any, read: Any) -> None:
    assert getattr(reader({"field": value}), method)("field") == read


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("optional_text", True),
        ("optional_text", []),
        ("optional_text", {}),
        ("optional_integer", "seven"),
        ("optional_integer", "²"),
        ("optional_integer", 1.5),
        ("optional_integer", True),
        ("optional_flag", "ja"),
        ("optional_flag", 1),
        ("optional_moment", "2023-11-08"),
        ("optional_moment", "2023-11-08T14:00:00"),
        ("optional_moment", "yesterday"),
        ("optional_moment", "2023-13-08T14:00:00+0100"),
        ("optional_civil_day", "8/11/2023"),
        ("optional_child", []),
        ("optional_child", "x"),
        ("children", {}),
        ("children", ["x"]),
        ("texts", [1]),
        ("texts", "x"),
        ("child_or_children", "x"),
    ],
)
def test_a_value_of_another_type_names_url_field_and_found(method: str, value: Any) -> None:
    with pytest.raises(SourceContractError) as caught:
        getattr(reader({"field": value}), method)("field")
    assert caught.value.url == "https://service.example/x"
    assert caught.value.field.startswith("field")
    assert caught.value.found


@pytest.mark.parametrize("method", ["text", "integer", "identifier", "child"])
def test_what_must_be_there_is_missed_with_the_fields_that_are(method: str) -> None:
    for content in ({"other": 1}, {"other": 1, "field": None}):
        with pytest.raises(SourceContractError, match=r"field.*other"):
            getattr(reader(content), method)("field")


def test_a_number_is_no_name_and_an_empty_text_is_nothing() -> None:
    for value in (7, ""):
        with pytest.raises(SourceContractError):
            reader({"field": value}).text("field")


def test_an_error_names_the_place_in_a_list_and_the_log_does_not() -> None:
    log = ReadingLog()
    body = reader({"items": [{"new": 1}, {"new": 2, "id": "x"}]}, log)
    for child in body.children("items"):
        child.ignore("id")
        child.finish()
    assert [issue.detail.partition(":")[0] for issue in log.issues] == ["items[].new"]
    with pytest.raises(SourceContractError) as caught:
        body.children("items")[1].integer("id")
    assert caught.value.field == "items[1].id"


def test_an_identifier_is_its_digits() -> None:
    body = reader({"number": 12, "text": "12", "independents": -1})
    assert [body.identifier(name) for name in ("number", "text", "independents")] == ["12", "12", "-1"]
    assert body.optional_identifier("absent") is None


@pytest.mark.parametrize("content", [[], "x", 1, None])
def test_what_is_no_object_is_refused(content: Any) -> None:
    with pytest.raises(SourceContractError, match="instead of an object"):
        reader(content)


def test_an_object_and_a_list_of_one_read_the_same() -> None:
    for value in ({"id": 1}, [{"id": 1}]):
        (child,) = reader({"debat": value}).child_or_children("debat")
        assert child.integer("id") == 1


def test_a_long_wrong_value_is_cut_in_the_message() -> None:
    with pytest.raises(SourceContractError) as caught:
        reader({"field": ["x" * 1000]}).optional_text("field")
    assert len(str(caught.value)) < 250


# --- times ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023-11-08T14:00:42+0100", "2023-11-08T14:00:42+01:00"),
        ("2023-07-05T14:00:00+0200", "2023-07-05T14:00:00+02:00"),
        ("2023-07-05T14:00:00+02:00", "2023-07-05T14:00:00+02:00"),
        # The day on which summer time begins: before and after the change at two o'clock.
        ("2024-03-31T01:30:00+0100", "2024-03-31T01:30:00+01:00"),
        ("2024-03-31T14:00:00+0200", "2024-03-31T14:00:00+02:00"),
        # The day on which it ends: the hour from two to three comes twice.
        ("2024-10-27T02:30:00+0200", "2024-10-27T02:30:00+02:00"),
        ("2024-10-27T02:30:00+0100", "2024-10-27T02:30:00+01:00"),
    ],
)
def test_brussels_times_are_read_as_written(written: str, read: str) -> None:
    log = ReadingLog()
    moment = reader({"at": written}, log).optional_moment("at")
    assert moment is not None
    assert moment.isoformat() == read
    assert log.issues == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-03-31T14:00:00+0100", "2024-03-31T14:00:00+02:00"),
        ("2024-10-27T14:00:00+0200", "2024-10-27T14:00:00+01:00"),
        ("2023-07-05T23:30:00+0100", "2023-07-05T23:30:00+02:00"),
        ("2023-11-08T23:30:00Z", "2023-11-09T00:30:00+01:00"),
    ],
)
def test_a_wrong_offset_keeps_the_clock_time_and_is_said(written: str, read: str) -> None:
    log = ReadingLog()
    moment = reader({"at": written}, log).optional_moment("at")
    assert moment is not None
    assert moment.isoformat() == read
    assert [issue.kind for issue in log.issues] == ["time_offset"]


@given(st.integers(631_152_000, 2_208_988_800).map(lambda second: datetime.fromtimestamp(second, UTC)))
def test_every_moment_of_brussels_is_left_alone(moment: datetime) -> None:
    local = moment.astimezone(BRUSSELS)
    written = datetime.fromisoformat(local.isoformat())
    assert brussels_moment(written) == moment
    assert brussels_moment(written).isoformat() == local.isoformat()


def test_time_between_two_moments_counts_the_change_of_the_clock() -> None:
    body = reader({"from": "2024-03-31T01:00:00+0100", "to": "2024-03-31T04:00:00+0200"})
    start, end = body.optional_moment("from"), body.optional_moment("to")
    assert start is not None
    assert end is not None
    assert end - start == timedelta(hours=2)
