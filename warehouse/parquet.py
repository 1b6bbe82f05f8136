"""Core and mart as Parquet files beside the database, so that any engine can read them whatever its version."""

from pathlib import Path

import duckdb

from parliament.errors import WarehouseError
from parliament.files import replacing_folder
from warehouse.database import open_unlocked_read_only, quoted
from warehouse.origin import DataOrigin

# A hundred thousand rows a group: small enough to read one slice, large enough to compress.
_ROW_GROUP_SIZE = 100_000


def write_parquet(database: Path, target: Path, version: str, origin: DataOrigin) -> tuple[Path, ...]:
    """Write each table and view of ``core`` and ``mart`` to ``target/<schema>/<name>.parquet``; returns the files.

    The folder appears whole or not at all. Attribution, version and origin stand in the files' key-value metadata.

    Raises:
        WarehouseError: a file cannot be written.
    """
    with replacing_folder(target) as partial, open_unlocked_read_only(database) as connection:
        names = exported_names(connection)
        for schema in sorted({schema for schema, _ in names}):
            (partial / schema).mkdir(parents=True)
        for schema, name in names:
            _copy(connection, schema, name, partial, version, origin)
    return tuple(target / schema / f"{name}.parquet" for schema, name in names)


def exported_names(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Schema and name of every table and view of ``core`` and ``mart``, in order.

    Without the table under the full-text index, which only repeats texts.
    """
    return connection.execute(
        """
        select schema_name, table_name from duckdb_tables()
        where schema_name in ('core', 'mart')
        union all
        select schema_name, view_name from duckdb_views() where schema_name in ('core', 'mart')
        order by all
        """
    ).fetchall()


def _copy(
    connection: duckdb.DuckDBPyConnection, schema: str, name: str, folder: Path, version: str, origin: DataOrigin
) -> None:
    metadata = (
        f"{{attribution: {quoted(origin.attribution_english)}, version: {quoted(version)}, "
        f"data_origin: {quoted(origin.value)}, object: {quoted(f'{schema}.{name}')}}}"
    )
    target = quoted(str(folder / schema / f"{name}.parquet"))
    try:
        connection.execute(
            f"copy (select * from {schema}.{name}) to {target} (format parquet, compression zstd, "  # noqa: S608
            f"row_group_size {_ROW_GROUP_SIZE}, kv_metadata {metadata})"
        )
    except duckdb.IOException as error:
        raise WarehouseError(f"{schema}.{name} could not be written as Parquet ({error}): is the disk full?") from error
