"""Core and mart as files with a data package description (frictionless), for programs that do not read DuckDB."""

import json
from hashlib import file_digest
from pathlib import Path
from typing import Any

import duckdb

from parliament.attribution import LICENCE, LICENCE_NAME, LICENCE_URL, PARLIAMENT_URL, PUBLISHER
from parliament.errors import UsageError
from warehouse.csvw import METADATA_FILE, write_csvw
from warehouse.database import open_unlocked_read_only
from warehouse.dictionary import Described, describe
from warehouse.keys import declared_keys
from warehouse.origin import DataOrigin, read_origin
from warehouse.parquet import exported_names, write_parquet
from warehouse.paths import DataFolder
from warehouse.publish import version_of
from warehouse.read import published_path
from warehouse.result_files import FileFormat, write_file
from warehouse.results import result_of

# The kinds of file by IANA's names; Arrow's file format has been one of them since 2021.
_MEDIA_TYPES = {
    FileFormat.CSV: "text/csv",
    FileFormat.TSV: "text/tab-separated-values",
    FileFormat.EXCEL: "text/csv",
    FileFormat.JSON: "application/json",
    FileFormat.JSONL: "application/jsonl",
    FileFormat.PARQUET: "application/vnd.apache.parquet",
    FileFormat.ARROW: "application/vnd.apache.arrow.file",
}

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


def export(folder: DataFolder, to: Path, file_format: FileFormat) -> tuple[Path, ...]:
    """Write every table and view of ``core`` and ``mart`` of the published database below ``to``; returns the files.

    Files are ``<schema>/<name>.<ending>`` with ``datapackage.json`` beside them: names, types and meaning of every
    column, checksums, the version, and whom to name; with CSV also ``csv-metadata.json`` of the W3C. The forms are
    those of :mod:`warehouse.result_files`.

    Raises:
        UsageError: ``to`` holds other files already, or a file cannot be written.
        WarehouseError: nothing is published.
    """
    if to.exists() and any(
        path.name not in {"datapackage.json", METADATA_FILE}
        for path in to.iterdir()
        if path.name not in ("core", "mart")
    ):
        raise UsageError(f"{to} holds other files: give a new or empty folder")
    database = published_path(folder)
    version = version_of(database)
    with open_unlocked_read_only(database) as connection:
        origin = read_origin(connection)
    files = _write(database, to, version, file_format, origin)
    package = _data_package(describe(database), files, to, version, file_format)
    package["dataOrigin"] = origin.value
    package["sources"] = [{"title": origin.attribution_english, "path": PARLIAMENT_URL}]
    description = to / "datapackage.json"
    description.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if file_format is not FileFormat.CSV:
        return (*files, description)
    by_name = {(one.schema, one.name): one for one in describe(database)}
    tables = {file: by_name[file.parent.name, file.stem] for file in files}
    return (*files, description, write_csvw(tables, to, licence=LICENCE_URL, source=origin.attribution_english))


def _write(database: Path, to: Path, version: str, file_format: FileFormat, origin: DataOrigin) -> tuple[Path, ...]:
    if file_format is FileFormat.PARQUET:
        return write_parquet(database, to, version, origin)
    with open_unlocked_read_only(database) as connection:
        names = exported_names(connection)
        return tuple(_write_table(connection, schema, name, to, file_format, origin) for schema, name in names)


def _write_table(
    connection: duckdb.DuckDBPyConnection, schema: str, name: str, to: Path, file_format: FileFormat, origin: DataOrigin
) -> Path:
    target = to / schema / f"{name}.{file_format.ending}"
    # A name from the catalogue.
    rows = connection.sql(f"from {schema}.{name}")
    write_file(result_of(rows, about={"attribution": origin.attribution_english}), target, file_format)
    return target


def _data_package(
    described: tuple[Described, ...], files: tuple[Path, ...], to: Path, version: str, file_format: FileFormat
) -> dict[str, Any]:
    by_name = {(one.schema, one.name): one for one in described}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "spreektijd",
        "title": "Speaking time and questions in the Flemish Parliament",
        "version": version,
        "description": "Estimated from the verbatim reports; the reports carry no clock for a speech.",
        "licenses": [{"name": LICENCE_NAME, "title": LICENCE, "path": LICENCE_URL}],
        "contributors": [{"title": PUBLISHER, "roles": ["publisher"]}],
        "resources": [_resource(by_name[file.parent.name, file.stem], file, to, file_format) for file in files],
    }


def _resource(one: Described, file: Path, to: Path, file_format: FileFormat) -> dict[str, Any]:
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
        "name": _resource_name(f"{one.schema}.{one.name}"),
        "type": "table",
        "path": file.relative_to(to).as_posix(),
        "format": file_format.ending,
        "mediatype": _MEDIA_TYPES[file_format],
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256}",
        "description": one.comment,
        "schema": {"fields": fields, **_keys(one)},
    }


def _keys(one: Described) -> dict[str, Any]:
    """The primary and foreign keys of a table in the words of the Table Schema standard."""
    keys = declared_keys().get(f"{one.schema}.{one.name}")
    if keys is None:
        return {}
    found: dict[str, Any] = {"primaryKey": list(keys.primary)} if keys.primary else {}
    if keys.references:
        found["foreignKeys"] = [
            {
                "fields": list(reference.columns),
                "reference": {"resource": _resource_name(reference.table), "fields": list(reference.columns)},
            }
            for reference in keys.references
        ]
    return found


def _resource_name(table: str) -> str:
    return table.replace(".", "-").replace("_", "-")
