"""Whole files to take along from the page Download: the database, and its tables as Parquet in one archive."""

import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dashboards.folder import SiteFolder
from parliament.files import replacing

# Beyond this a file is not copied into the site: web hosts count bytes, and the site itself is to stay below 1 GB.
LARGEST_COPY_BYTES = 200_000_000


def download_files(
    folder: SiteFolder, database: Path, parquet: Path | None, manifest: Mapping[str, Any]
) -> Iterator[tuple[str, int]]:
    """Put what is small enough beside the pages: (path below the site, bytes) of each file.

    A published version never changes, so that a file of that version which stands there stays.
    """
    version = manifest.get("version")
    if version is None:
        return
    if database.stat().st_size <= LARGEST_COPY_BYTES:
        yield _put(folder, f"download/spreektijd-{version}.duckdb", lambda file: shutil.copyfile(database, file))
    tables = sorted(parquet.rglob("*.parquet")) if parquet else []
    if parquet and tables and sum(table.stat().st_size for table in tables) <= LARGEST_COPY_BYTES:
        names = [(table, table.relative_to(parquet).as_posix()) for table in tables]
        yield _put(folder, f"download/spreektijd-{version}-parquet.zip", lambda file: _write_archive(file, names))


def _put(folder: SiteFolder, path: str, write: Callable[[Path], object]) -> tuple[str, int]:
    file = folder.target / path
    if not file.exists():
        with replacing(file) as partial:
            write(partial)
    folder.keep(path)
    return path, file.stat().st_size


def _write_archive(file: Path, tables: list[tuple[Path, str]]) -> None:
    """Parquet is compressed already: the archive only holds the files together."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for table, name in tables:
            archive.write(table, name)
