"""CSV files beside the pages: the rows of a table or chart, unrounded, with the column names of the database."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dashboards.origin import DataOrigin
from dashboards.page import PlainFile
from dashboards.reading import Row

# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text (OWASP, CSV injection).
_FORMULA_OPENINGS = ("=", "+", "@", "\t", "\r")


def csv_file(path: str, columns: Sequence[str], rows: Iterable[Row], origin: DataOrigin) -> PlainFile:
    """The chosen columns of rows as a CSV file (RFC 4180, UTF-8, header line, point as decimal mark).

    Data that are not the parliament's have a last column ``data_origin``, which goes along wherever the rows go.
    """
    marks = [] if origin is DataOrigin.OFFICIAL else [origin.value]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([*columns, *(["data_origin"] if marks else [])])
    writer.writerows([_cell(row[column]) for column in columns] + marks for row in rows)
    return PlainFile(path, buffer.getvalue())


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        # Six significant digits are more than any figure here is sure of.
        return f"{value:.6g}"
    if isinstance(value, str) and value.startswith(_FORMULA_OPENINGS):
        return f"'{value}"
    return value
