"""What the page "Zelf bevragen met SQL" needs: duckdb-wasm from npm (``make query-page``), and a slim database.

Nothing of duckdb-wasm is committed: the make target fetches the package at its locked version and bundles it into
``dashboards/build/query``. The rest of the site does not depend on it.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from parliament.files import replacing
from warehouse.slim_copy import write_slim_copy

QUERY_FOLDER = "rekenen"
BUNDLE_FOLDER = Path(__file__).resolve().parent / "build" / "query"
# The page's own script with the library, the library's worker, and DuckDB itself (the build with exceptions).
BUNDLE_FILES = ("query.js", "duckdb-browser-eh.worker.js", "duckdb-eh.wasm")
DATABASE_FILE = "spreektijd.duckdb"


def query_files(
    database: Path, target: Path, manifest: Mapping[str, Any], *, bundle: Path = BUNDLE_FOLDER
) -> tuple[str, ...]:
    """Copy the bundle and make the slim copy below ``target``; their names, none where there is no bundle.

    The slim copy is made again only for another version of the database.
    """
    if not all((bundle / name).is_file() for name in BUNDLE_FILES):
        return ()
    folder = target / QUERY_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in BUNDLE_FILES:
        _copy_when_changed(bundle / name, folder / name)
    version_file = folder / "version.txt"
    version = f"{manifest.get('version')} {manifest.get('content_fingerprint')}"
    is_same = version_file.is_file() and version_file.read_text(encoding="utf-8") == version
    if "None" in version or not is_same or not (folder / DATABASE_FILE).is_file():
        write_slim_copy(database, folder / DATABASE_FILE)
        version_file.write_text(version, encoding="utf-8")
    return (*BUNDLE_FILES, DATABASE_FILE, version_file.name)


def _copy_when_changed(source: Path, target: Path) -> None:
    if (
        target.is_file()
        and target.stat().st_size == source.stat().st_size
        and target.read_bytes() == source.read_bytes()
    ):
        return
    with replacing(target) as partial:
        shutil.copyfile(source, partial)
