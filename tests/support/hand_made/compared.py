"""Rows of the database beside rows of the second program: equal up to the rounding of floats, in any order."""

from collections.abc import Iterable, Sequence
from math import isclose
from typing import Any

from hand_made.facts import Row


def assert_same_rows(found: Iterable[Row], expected: Iterable[Row], ignored: frozenset[str] = frozenset()) -> None:
    """Fail with the rows that only one side has, or that differ, by their exact columns."""
    has, should = (sorted((_plain(row, ignored) for row in rows), key=_order) for rows in (found, expected))
    for one, other in zip(has, should, strict=False):
        assert one.keys() == other.keys(), f"columns differ: {sorted(one.keys() ^ other.keys())}"
        differing = {name: (one[name], other[name]) for name in one if not same(one[name], other[name])}
        assert not differing, f"found and expected differ in {differing}\nfound {one}\nexpected {other}"
    assert len(has) == len(should), f"{len(has)} rows found, {len(should)} expected: {_extra(has, should)}"


def assert_same_in_order(found: Sequence[Row], expected: Sequence[Row]) -> None:
    """Fail with the first row that differs, also in the order of the columns."""
    for place, (one, other) in enumerate(zip(found, expected, strict=False)):
        assert list(one) == list(other), f"columns {list(one)}, expected {list(other)}"
        differing = {name: (one[name], other[name]) for name in one if not same(one[name], other[name])}
        assert not differing, f"row {place}: found and expected differ in {differing}\nfound {one}\nexpected {other}"
    assert len(found) == len(expected), f"{len(found)} rows found, {len(expected)} expected"


def same(found: Any, expected: Any) -> bool:
    """Whether two values are one, numbers up to rounding."""
    if isinstance(expected, set):
        return found in expected
    if isinstance(found, float) or isinstance(expected, float):
        return found is not None and expected is not None and isclose(found, expected, rel_tol=1e-9, abs_tol=1e-7)
    if isinstance(found, Sequence) and not isinstance(found, str) and isinstance(expected, Sequence):
        return list(found) == list(expected)
    return bool(found == expected)


def _plain(row: Row, ignored: frozenset[str]) -> Row:
    return {name: value for name, value in sorted(row.items()) if name not in ignored and not name.startswith("_")}


def _order(row: Row) -> tuple[tuple[str, str], ...]:
    """Texts and days first: the keys of a row are among them, and floats, which may differ by rounding, are not."""
    return tuple((name, str(value)) for name, value in row.items() if not isinstance(value, float | int))


def _extra(has: list[Row], should: list[Row]) -> list[Row]:
    more, fewer = (has, should) if len(has) > len(should) else (should, has)
    keys = {_order(row) for row in fewer}
    return [row for row in more if _order(row) not in keys][:3]
