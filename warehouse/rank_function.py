"""Ranges of ranks inside SQL: ``parliament/ranks.py`` as a function that ``sql/core`` may call while it is built.

The function lives on the connection that builds; what it computed stays in tables, so no reader needs it.
"""

from typing import Any

import duckdb
import pyarrow as pa
from duckdb.func import PythonUDFType

from parliament.ranks import rank_ends

_ENDS = "struct(rank_low integer[], rank_high integer[])"
_ARROW_ENDS = pa.struct([("rank_low", pa.list_(pa.int32())), ("rank_high", pa.list_(pa.int32()))])


def register_rank_function(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``simulated_rank_ends`` known to a connection.

    It takes lists of seconds, of own and of common deviations of the same persons, and gives first and last places as
    two lists in that order.
    """
    parameters: list[Any] = ["double[]", "double[]", "double[]"]
    connection.create_function("simulated_rank_ends", _ends, parameters, _ENDS, type=PythonUDFType.ARROW)


def _ends(seconds: Any, deviations: Any, common: Any) -> Any:
    """The function over columns of lists, as DuckDB calls it: Arrow arrays in and out."""
    found = [
        rank_ends(*lists) for lists in zip(seconds.to_pylist(), deviations.to_pylist(), common.to_pylist(), strict=True)
    ]
    rows = [{"rank_low": low.tolist(), "rank_high": high.tolist()} for low, high in found]
    return pa.array(rows, type=_ARROW_ENDS)
