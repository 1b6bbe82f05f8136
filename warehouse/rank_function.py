"""Ranges of ranks inside SQL: ``parliament/ranks.py`` as a function that ``sql/core`` may call while it is built.

The function lives on the connection that builds; what it computed stays in tables, so no reader needs it.
"""

from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import pyarrow as pa
from duckdb.func import PythonUDFType

from parliament.ranks import Places, rank_ends, simultaneous_rank_ends

_ENDS = "struct(rank_low integer[], rank_high integer[])"
_ARROW_ENDS = pa.struct([("rank_low", pa.list_(pa.int32())), ("rank_high", pa.list_(pa.int32()))])


def register_rank_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``simulated_rank_ends`` and ``simulated_rank_ends_of_all`` known to a connection.

    Each takes a list of seconds and a list of own deviations of the same persons, and gives first and last places as
    two lists in that order; the second gives ranges that all hold at once.
    """
    functions = {"simulated_rank_ends": rank_ends, "simulated_rank_ends_of_all": simultaneous_rank_ends}
    parameters: list[Any] = ["double[]", "double[]"]
    for name, compute in functions.items():
        connection.create_function(name, _over_lists(compute), parameters, _ENDS, type=PythonUDFType.ARROW)


def _over_lists(
    compute: Callable[[Sequence[float], Sequence[float]], tuple[Places, Places]],
) -> Callable[[Any, Any], Any]:
    """The function over columns of lists, as DuckDB calls it: Arrow arrays in and out."""

    def ends(seconds: Any, deviations: Any) -> Any:
        found = [compute(*lists) for lists in zip(seconds.to_pylist(), deviations.to_pylist(), strict=True)]
        rows = [{"rank_low": low.tolist(), "rank_high": high.tolist()} for low, high in found]
        return pa.array(rows, type=_ARROW_ENDS)

    return ends
