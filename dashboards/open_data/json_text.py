"""Rows as JSON of one form: what is not known is left out of nothing, dates are ISO 8601, no number is not a number."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from warehouse.rows import Row


def chosen(row: Row, columns: Sequence[str]) -> dict[str, Any]:
    """The columns of a row, in this order."""
    return {column: row[column] for column in columns}


def chosen_rows(rows: Iterable[Row], columns: Sequence[str]) -> list[dict[str, Any]]:
    """The same of several rows."""
    return [chosen(row, columns) for row in rows]


def json_text(value: Mapping[str, Any]) -> str:
    """The JSON of an object, keys in their order, a line end at the end."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


# What JSON has as it is: nearly every value, and three million speeches have fifty million.
_AS_IT_IS = frozenset({str, int, bool, type(None)})


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        # Six significant digits are more than any figure here is sure of (as in the CSV files).
        return float(f"{value:.6g}") if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): one if type(one) in _AS_IT_IS else _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [one if type(one) in _AS_IT_IS else _plain(one) for one in value]
    return value
