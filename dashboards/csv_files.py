"""CSV files beside the pages: the rows of a table or chart, unrounded, with the column names of the database."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dashboards.page import PlainFile
from parliament.safe_text import cell_text
from warehouse.origin import DataOrigin
from warehouse.rows import Row


def csv_file(path: str, columns: Sequence[str], rows: Iterable[Row], origin: DataOrigin) -> PlainFile:
    """The chosen columns of rows as a CSV file (RFC 4180, UTF-8, header line, point as decimal mark).

    Data that are not the parliament's have a last column ``data_origin``, which goes along wherever the rows go.
    """
    marks = [] if origin.is_of_the_parliament else [origin.value]
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
    return cell_text(value) if isinstance(value, str) else value
