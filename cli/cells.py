"""A value as text for the cell of a table: nothing is hidden, null is a dash."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Final

NULL: Final = "–"
# Digits after the point of an estimate on the screen; files have all of them.
_FLOAT_DIGITS: Final = 4
# From here on, and below the other, a float is written with an exponent: its zeros would be no measured digits.
_LARGEST_PLAIN_FLOAT: Final = 1e15
_SMALLEST_PLAIN_FLOAT: Final = 1e-4


def cell(value: Any) -> str:
    """A value as text; numbers for people, moments to the second."""
    match value:
        case None:
            return NULL
        case bool():
            return "yes" if value else "no"
        case int() | float() | Decimal():
            return number_text(value)
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case list() | tuple():
            return ", ".join(cell(element) for element in value)
        case _:
            return str(value)


def number_text(value: float | Decimal) -> str:
    """A number for people: every digit before the point, by three; of a float at most four after it."""
    if isinstance(value, int):
        return grouped(str(value))
    if isinstance(value, Decimal):
        return grouped(f"{value:f}") if value.is_finite() else str(value)
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN is unlike itself
        return str(value)
    if value and not _SMALLEST_PLAIN_FLOAT <= abs(value) < _LARGEST_PLAIN_FLOAT:
        return f"{value:.{_FLOAT_DIGITS}g}" if abs(value) < 1 else repr(value)
    text = f"{value:.{_FLOAT_DIGITS}f}".rstrip("0").rstrip(".")
    return grouped("0" if text == "-0" else text)


def grouped(text: str) -> str:
    """The digits of a plain number by three: ``18586.25`` as ``18 586.25``."""
    sign = "-" if text.startswith("-") else ""
    whole, point, digits = text.removeprefix("-").partition(".")
    return f"{sign}{int(whole or 0):,}".replace(",", " ") + point + digits
