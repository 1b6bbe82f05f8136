"""Core and mart as files with a data package description (frictionless), for whoever does not read DuckDB."""

import json
from hashlib import file_digest
from pathlib import Path
from typing import Any, Literal

import duckdb

from parliament.errors import UsageError, WarehouseError
from warehouse.csv_cells import guarded_sql
from warehouse.database import open_unlocked_read_only, quoted
from warehouse.dictionary import Described, describe
from warehouse.origin import DataOrigin, read_origin
from warehouse.parquet import attribution_of, exported_names, write_parquet
from warehouse.paths import DataFolder
from warehouse.publish import version_of
from warehouse.read import published_path

ExportFormat = Literal["parquet", "csv"]

# DuckDB's types in the words of the Table Schema standard; what is not here is a string.
_FIELD_TYPES = {
    "tinyint": "integer",
    "smallint": "integer",
    "integer": "integer",
    "bigint": "integer",
    "hugeint": "integer",
    "double": "number",
    "boolean": "boolean",
    "date": "date",
    "timestamp with time zone": "datetime",
    "varchar": "string",
}


def export(folder: DataFolder, to: Path, file_format: ExportFormat) -> tuple[Path, ...]:
    """Write every table and view of ``core`` and ``mart`` of the published database below ``to``; returns the files.

    Files are ``<schema>/<name>.<format>`` with ``datapackage.json`` beside them: names, types and meaning of every
    column, checksums, the version, and whom to name. In CSV lists are written as JSON, and a text that a spreadsheet
    would take for a formula has an apostrophe before it.

    Raises:
        UsageError: ``to`` holds other files already, or the format is unknown.
        WarehouseError: nothing is published, or a file cannot be written.
    """
    if file_format not in ("parquet", "csv"):
        raise UsageError(f"there is no format '{file_format}': take parquet or csv")
    if to.exists() and any(
        path.name != "datapackage.json" for path in to.iterdir() if path.name not in ("core", "mart")
    ):
        raise UsageError(f"{to} holds other files: give a new or empty folder")
    database = published_path(folder)
    version = version_of(database)
    with open_unlocked_read_only(database) as connection:
        origin = read_origin(connection)
    files = _write(database, to, version, file_format, origin)
    package = _data_package(describe(database), files, to, version, file_format)
    package["dataOrigin"] = origin.value
    package["sources"] = [{"title": attribution_of(origin), "path": "https://www.vlaamsparlement.be"}]
    description = to / "datapackage.json"
    description.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return (*files, description)


def _write(database: Path, to: Path, version: str, file_format: ExportFormat, origin: DataOrigin) -> tuple[Path, ...]:
    if file_format == "parquet":
        return write_parquet(database, to, version, origin)
    with open_unlocked_read_only(database) as connection:
        names = exported_names(connection)
        return tuple(_copy_csv(connection, schema, name, to) for schema, name in names)


def _copy_csv(connection: duckdb.DuckDBPyConnection, schema: str, name: str, to: Path) -> Path:
    target = to / schema / f"{name}.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    columns = connection.execute(
        "select column_name, data_type from duckdb_columns() where schema_name = $schema and table_name = $name "
        "order by column_index",
        {"schema": schema, "name": name},
    ).fetchall()
    written = ", ".join(_cell(column, kind) for column, kind in columns)
    rows = f"select {written} from {schema}.{name}"  # noqa: S608 - names from the catalogue
    try:
        connection.execute(f"copy ({rows}) to {quoted(str(target))} (format csv, header)")
    except duckdb.IOException as error:
        raise WarehouseError(f"{schema}.{name} could not be written as CSV ({error}): is the disk full?") from error
    return target


def _cell(column: str, kind: str) -> str:
    """How a column is written: lists as JSON, texts so that no spreadsheet takes them for a formula."""
    if kind.endswith("[]"):
        return f"to_json({column}) as {column}"
    return f"{guarded_sql(column)} as {column}" if kind == "VARCHAR" else column


def _data_package(
    described: tuple[Described, ...], files: tuple[Path, ...], to: Path, version: str, file_format: ExportFormat
) -> dict[str, Any]:
    by_name = {(one.schema, one.name): one for one in described}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "spreektijd",
        "title": "Speaking time and questions in the Flemish Parliament",
        "version": version,
        "description": "Estimated from the verbatim reports; the reports carry no clock for a speech.",
        "resources": [_resource(by_name[file.parent.name, file.stem], file, to, file_format) for file in files],
    }


def _resource(one: Described, file: Path, to: Path, file_format: ExportFormat) -> dict[str, Any]:
    with file.open("rb") as handle:
        sha256 = file_digest(handle, "sha256").hexdigest()
    fields = [
        {
            "name": column.name,
            "type": "array" if column.type.endswith("[]") else _FIELD_TYPES.get(column.type, "string"),
            "description": column.comment,
        }
        for column in one.columns
    ]
    return {
        "name": f"{one.schema}-{one.name}".replace("_", "-"),
        "type": "table",
        "path": file.relative_to(to).as_posix(),
        "format": file_format,
        "mediatype": "text/csv" if file_format == "csv" else "application/vnd.apache.parquet",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256}",
        "description": one.comment,
        "schema": {"fields": fields},
    }
