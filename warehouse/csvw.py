"""The description of exported CSV files by the W3C's "CSV on the Web": ``csv-metadata.json`` beside them."""

import json
from pathlib import Path
from typing import Any, Final

from parliament.files import write_whole
from warehouse.dictionary import Described
from warehouse.keys import declared_keys

METADATA_FILE: Final = "csv-metadata.json"
# DuckDB's types in the words of the standard. Moments and lists are texts there: the standard's own form of a moment
# has a T and no space, and lists hold their elements as JSON.
_DATATYPES: Final = {
    "tinyint": "integer",
    "smallint": "integer",
    "integer": "integer",
    "bigint": "integer",
    "hugeint": "integer",
    "double": "number",
    "boolean": "boolean",
    "date": "date",
}


def write_csvw(described: dict[Path, Described], to: Path, *, licence: str, source: str) -> Path:
    """Write the description of CSV files, which stand below ``to``; returns its file."""
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:license": {"@id": licence},
        "dc:source": source,
        "tables": [_table(file.relative_to(to), one) for file, one in described.items()],
    }
    path = to / METADATA_FILE
    write_whole(path, json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    return path


def _table(path: Path, one: Described) -> dict[str, Any]:
    return {
        "url": path.as_posix(),
        "dc:description": one.comment,
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:description": column.comment,
                    "datatype": _DATATYPES.get(column.type, "string"),
                    "null": [""],
                }
                for column in one.columns
            ],
            **_keys(path, one),
        },
    }


def _keys(path: Path, one: Described) -> dict[str, Any]:
    """The keys of a table in the words of the standard; a foreign key names the file of the other table."""
    keys = declared_keys().get(f"{one.schema}.{one.name}")
    if keys is None:
        return {}
    found: dict[str, Any] = {"primaryKey": list(keys.primary)} if keys.primary else {}
    if keys.references:
        found["foreignKeys"] = [
            {
                "columnReference": list(reference.columns),
                "reference": {
                    "resource": f"{reference.table.replace('.', '/')}{path.suffix}",
                    "columnReference": list(reference.columns),
                },
            }
            for reference in keys.references
        ]
    return found
