"""What DuckDB says of a statement that it does not run, in one sentence for the writer of the statement."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from parliament.errors import UsageError
from warehouse.database import is_damage

CLOSED = "the database is read-only and closed to the outside"
# Errors that come while rows are read arrive as Arrow's own class, with DuckDB's sentence in them.
_OF_DUCKDB = re.compile(r"^(?:[A-Z][A-Za-z ]*|INTERRUPT) Error: ")
# What a function of ours said (`search_speech`): DuckDB puts the place in our program behind it.
_OF_OURS = re.compile(r"executing the UDF: (?:UsageError|WarehouseError): (.*?)\s*(?:\nAt:|$)", re.DOTALL)
# The drawing of the place: DuckDB's line, cut by itself where it is long, and the mark below it.
_PLACE = re.compile(r"^LINE \d+: ")


class StoppedError(UsageError):
    """The query was stopped before it ended."""


@contextmanager
def told_in_a_sentence(*, with_place: bool = True) -> Iterator[None]:
    """Within, errors of DuckDB are worded for the writer of the statement; ``with_place`` when it is theirs as written.

    Raises:
        UsageError: the statement is wrong, fails, or asks for what a reader may not do.
        StoppedError: it was stopped.
    """
    try:
        yield
    except (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException) as error:
        raise UsageError(f"the query is not right: {first_lines(str(error), with_place=with_place)}") from error
    except duckdb.InterruptException as error:
        raise StoppedError("the query was stopped") from error
    except (duckdb.InvalidInputException, duckdb.PermissionException, duckdb.IOException) as error:
        if is_damage(error):
            raise
        ours = _OF_OURS.search(str(error))
        if ours:
            raise UsageError(ours.group(1)) from error
        raise UsageError(f"{CLOSED}: {first_lines(str(error), with_place=with_place)}") from error
    except duckdb.Error as error:
        raise UsageError(f"the query failed: {first_lines(str(error), with_place=with_place)}") from error
    except _polars_error() as error:
        raise UsageError(f"a column of the result is of a type that cannot be shown: cast it ({error})") from error
    except (ValueError, OSError, RuntimeError) as error:
        raise _told_by_its_text(error, with_place=with_place) from error


def _polars_error() -> type[Exception]:
    """The class of the errors of Polars, asked for when something failed: importing it takes a tenth of a second."""
    from polars.exceptions import PolarsError  # noqa: PLC0415 - see above

    return PolarsError


def _told_by_its_text(error: Exception, *, with_place: bool) -> Exception:
    """The same error unless its text is DuckDB's."""
    text = str(error)
    if "Query interrupted" in text or "INTERRUPT Error" in text:
        return StoppedError("the query was stopped")
    if _OF_DUCKDB.match(text):
        return UsageError(f"the query failed: {first_lines(text, with_place=with_place)}")
    return error


def first_lines(text: str, *, with_place: bool) -> str:
    """DuckDB's own sentence with its hint, and on two lines more the place that it marks, if that is wanted."""
    lines = text.splitlines()
    place: list[str] = []
    for number, line in enumerate(lines[:-1]):
        if _PLACE.match(line) and set(lines[number + 1].strip()) == {"^"}:
            place = lines[number : number + 2]
    told = [line.strip() for line in lines if line.strip() and line not in place]
    return "\n".join([" ".join(told[:3]), *(place if with_place else [])])
