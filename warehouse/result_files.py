"""The one writer of results: every command's rows as CSV, TSV, JSON, JSON lines, Parquet, Arrow and CSV for Excel.

Nothing is left out: each form gets every row and every column. What a form cannot hold is written as text that DuckDB
reads back (``docs/sql.md``, "Types in files"), and what is changed on the way stands in ``Written.remarks``.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

import polars as pl
import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet

from parliament.errors import UsageError
from parliament.files import replacing
from parliament.safe_text import escaped_in_json
from warehouse.csv_cells import guarded_frame, guarded_texts
from warehouse.result_cells import (
    FLOATS,
    NESTED,
    NOT_A_NUMBER,
    TEXTS,
    cell_expression,
    column_expression,
    json_expression,
)
from warehouse.results import Result, ResultColumn


class FileFormat(StrEnum):
    """Forms of a file."""

    CSV = "csv"
    TSV = "tsv"
    EXCEL = "excel"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"
    ARROW = "arrow"

    @property
    def ending(self) -> str:
        """What a name of such a file ends in, without the point."""
        return "csv" if self is FileFormat.EXCEL else self.value

    @property
    def is_binary(self) -> bool:
        """Whether it is nothing for a terminal."""
        return self in (FileFormat.PARQUET, FileFormat.ARROW)


class ByteStream(Protocol):
    """Where bytes can be written: a file, a pipe, a screen."""

    def write(self, content: bytes, /) -> object:
        """Write the bytes."""


_ENDINGS: Final = {
    ".csv": FileFormat.CSV,
    ".tsv": FileFormat.TSV,
    ".json": FileFormat.JSON,
    ".jsonl": FileFormat.JSONL,
    ".ndjson": FileFormat.JSONL,
    ".parquet": FileFormat.PARQUET,
    ".arrow": FileFormat.ARROW,
    ".feather": FileFormat.ARROW,
}
# What Excel in Dutch and French opens as a table: it asks for this mark before it takes a file for UTF-8.
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many rows, and what a reader of the file should know."""

    row_count: int
    remarks: tuple[str, ...]


def format_of(path: Path) -> FileFormat:
    """The form of a file by the ending of its name.

    Raises:
        UsageError: the ending names none.
    """
    try:
        return _ENDINGS[path.suffix.lower()]
    except KeyError:
        raise UsageError(
            f"the name of {path} names no format: end it in {', '.join(_ENDINGS)}, or add --format"
        ) from None


def write_file(result: Result, path: Path, file_format: FileFormat) -> Written:
    """Write every row to ``path``, which is replaced as a whole or stays as it was.

    Raises:
        UsageError: the query fails, or the file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                return write_rows(result, stream, file_format)
        with replacing(path) as partial, partial.open("wb") as stream:
            return write_rows(result, stream, file_format)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.") from error


def write_rows(result: Result, stream: ByteStream, file_format: FileFormat) -> Written:
    """Write every row to ``stream``.

    Raises:
        UsageError: the query fails.
    """
    writer: Callable[[Result, ByteStream, _Tally], None] = {
        FileFormat.CSV: _write_csv,
        FileFormat.TSV: _write_tsv,
        FileFormat.EXCEL: _write_excel,
        FileFormat.JSON: _write_json,
        FileFormat.JSONL: _write_json_lines,
        FileFormat.PARQUET: _write_parquet,
        FileFormat.ARROW: _write_arrow,
    }[file_format]
    tally = _Tally()
    writer(result, stream, tally)
    return Written(tally.row_count, (*_about_names(result), *tally.remarks()))


@dataclass(slots=True)
class _Tally:
    row_count: int = 0
    not_numbers: int = 0

    def remarks(self) -> tuple[str, ...]:
        if not self.not_numbers:
            return ()
        values = "1 value that is" if self.not_numbers == 1 else f"{self.not_numbers} values that are"
        return (f"{values} no number (NaN or infinity) became null: this form has no word for it.",)


def _about_names(result: Result) -> tuple[str, ...]:
    if not result.renamed:
        return ()
    return (f"Columns with a name that was there already are written as {', '.join(result.renamed)}.",)


def _positions(result: Result) -> Iterator[tuple[str, ResultColumn]]:
    return ((f"#{place}", column) for place, column in enumerate(result.columns, start=1))


def _write_csv(result: Result, stream: ByteStream, tally: _Tally) -> None:
    _write_separated(result, stream, tally, separator=",", line_end="\n")


def _write_tsv(result: Result, stream: ByteStream, tally: _Tally) -> None:
    _write_separated(result, stream, tally, separator="\t", line_end="\n")


def _write_excel(result: Result, stream: ByteStream, tally: _Tally) -> None:
    stream.write(_BYTE_ORDER_MARK)
    _write_separated(result, stream, tally, separator=";", line_end="\r\n", is_for_excel=True)


def _write_separated(
    result: Result, stream: ByteStream, tally: _Tally, *, separator: str, line_end: str, is_for_excel: bool = False
) -> None:
    """Null is an empty cell and an empty text two quotation marks, as DuckDB and RFC 4180 readers distinguish them."""
    expressions = [
        _excel_cell(place, column) if is_for_excel else cell_expression(place, column.type)
        for place, column in _positions(result)
    ]
    _write_head(result, stream, separator, line_end)
    for batch in result.batches(expressions):
        tally.row_count += batch.num_rows
        frame = _without_marks(result, pl.from_arrow(batch), tally, is_for_excel=is_for_excel)
        text = frame.write_csv(separator=separator, line_terminator=line_end, include_header=False)
        stream.write(text.encode())


def _write_head(result: Result, stream: ByteStream, separator: str, line_end: str) -> None:
    head = guarded_frame(pl.DataFrame(schema={column.name: pl.String for column in result.columns}))
    stream.write(head.write_csv(separator=separator, line_terminator=line_end).encode())


def _without_marks(result: Result, cells: object, tally: _Tally, *, is_for_excel: bool) -> pl.DataFrame:
    """Cells as a frame of texts: marks of what is no number counted and taken out, the texts of people guarded."""
    if not isinstance(cells, pl.DataFrame):
        raise TypeError("a batch is a table")
    marked = [
        column.name for column in result.columns if column.kind in NESTED or (is_for_excel and column.kind in FLOATS)
    ]
    if marked:
        tally.not_numbers += cells.select(
            pl.sum_horizontal(pl.col(name).str.count_matches(NOT_A_NUMBER, literal=True).sum() for name in marked)
        ).item()
        nothing = pl.col(marked).str.replace_all(NOT_A_NUMBER, "", literal=True)
        cells = cells.with_columns(nothing)
        floats = [column.name for column in result.columns if column.kind in FLOATS]
        if is_for_excel and floats:
            cells = cells.with_columns(pl.col(floats).replace("null", None))
    texts = [column.name for column in result.columns if column.kind in TEXTS]
    return cells.with_columns(guarded_texts(cells.select(texts)).get_columns()) if texts else cells


def _excel_cell(place: str, column: ResultColumn) -> str:
    """With the comma before decimals, as where the semicolon parts the cells; no number is an empty cell."""
    text = cell_expression(place, column.type)
    if column.kind in FLOATS:
        return (
            f"case when {place} is null then null when isfinite({place}) then replace({text}, '.', ',') "
            f"else chr(1) || 'null' end"
        )
    return f"replace({text}, '.', ',')" if column.kind == "decimal" else text


def _write_json(result: Result, stream: ByteStream, tally: _Tally) -> None:
    stream.write(b"[")
    for lines in _json_lines(result, tally):
        begins = b"\n" if tally.row_count == len(lines) else b",\n"
        stream.write(begins + ",\n".join(lines).encode())
    stream.write(b"\n]\n")


def _write_json_lines(result: Result, stream: ByteStream, tally: _Tally) -> None:
    for lines in _json_lines(result, tally):
        stream.write("".join(f"{line}\n" for line in lines).encode())


def _json_lines(result: Result, tally: _Tally) -> Iterator[list[str]]:
    """Objects, one text each, in batches that are not empty."""
    keys = [f'"{_json_text(column.name)}": ' for column in result.columns]
    for batch in result.batches([json_expression(place, column.type) for place, column in _positions(result)]):
        if not batch.num_rows:
            continue
        tally.row_count += batch.num_rows
        rows = zip(*(column.to_pylist() for column in batch.columns), strict=True)
        lines = ["{" + ", ".join(map("".join, zip(keys, row, strict=True))) + "}" for row in rows]
        text = "\n".join(lines)
        tally.not_numbers += text.count(NOT_A_NUMBER)
        # Line ends of a text are numbers in JSON: those that stand here part the objects.
        yield escaped_in_json(text.replace(NOT_A_NUMBER, "")).split("\n")


def _json_text(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)[1:-1]


def _write_parquet(result: Result, stream: ByteStream, tally: _Tally) -> None:
    schema, batches = _columns(result, tally)
    with pyarrow.parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


def _write_arrow(result: Result, stream: ByteStream, tally: _Tally) -> None:
    schema, batches = _columns(result, tally)
    with pyarrow.ipc.new_file(stream, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)


def _columns(result: Result, tally: _Tally) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """The schema, with the facts about the rows in it, and the batches."""
    expressions = [column_expression(place, column.type) for place, column in _positions(result)]
    schema = result.schema(expressions).with_metadata(dict(result.about) or None)

    def counted() -> Iterator[pa.RecordBatch]:
        for batch in result.batches(expressions):
            tally.row_count += batch.num_rows
            yield batch.replace_schema_metadata(schema.metadata)

    return schema, counted()
