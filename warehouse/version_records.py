"""A record of every version that was ever published, so that a figure quoted from one can be traced when it is gone.

A record is the manifest (versions, counts, checksums, summary of checks) with what changed since the version before. It
is a few kilobytes and is never removed.
"""

import json
from collections.abc import Mapping
from typing import Any

from parliament.errors import WarehouseError
from parliament.files import write_whole
from warehouse.paths import DataFolder

# What shapes the figures beside the rows: a change of one of them is reported with the record.
_SHAPING = ("parser_version", "schema_version", "definitions_sha256", "duckdb_version", "data_origin")


def write_record(folder: DataFolder, manifest: Mapping[str, Any], former: Mapping[str, Any] | None) -> None:
    """Write the record of a version; ``former`` is the manifest of the one before it, where there is one."""
    record = {**manifest, "changes": None if former is None else changes(manifest, former)}
    path = folder.published_record(manifest["version"])
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(record, indent=2, ensure_ascii=False) + "\n")


def changes(manifest: Mapping[str, Any], former: Mapping[str, Any]) -> dict[str, Any]:
    """Return what changed: rows more or fewer by table, and what shapes the figures, from and to."""
    before, after = former.get("row_counts", {}), manifest["row_counts"]
    rows = {name: after.get(name, 0) - before.get(name, 0) for name in sorted({*before, *after})}
    return {
        "since": former["version"],
        "rows": {name: count for name, count in rows.items() if count},
        "shaped_by": {
            name: [former.get(name), manifest.get(name)] for name in _SHAPING if former.get(name) != manifest.get(name)
        },
        "has_same_content": former.get("content_fingerprint") == manifest["content_fingerprint"],
    }


def read_record(folder: DataFolder, version: str) -> dict[str, Any]:
    """Return the record of a version, or its manifest where it was published before there were records.

    Raises:
        WarehouseError: no such version was published here.
    """
    for path in (folder.published_record(version), folder.published_manifest(version)):
        if path.exists():
            record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return record
    raise WarehouseError(
        f"no version {version} was published here: `spreektijd restore` lists those that can be read, and "
        f"{folder.published_record(version).parent} holds a record of each that ever was"
    )
