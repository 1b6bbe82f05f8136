"""Full-text search over speeches with the Dutch stemmer, through DuckDB's fts extension from its wheel.

The extension's file is loaded by its path: nothing is downloaded and nothing is written outside the database.
"""

from importlib.util import find_spec
from pathlib import Path

import duckdb


def extension_file() -> Path | None:
    """The fts extension for exactly this DuckDB, from the wheel ``duckdb-extension-fts``; ``None`` without it."""
    spec = find_spec("duckdb_extension_fts")
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin).parent / "extensions" / f"v{duckdb.__version__}" / "fts.duckdb_extension"
    return file if file.exists() else None


def load_full_text_search(connection: duckdb.DuckDBPyConnection) -> bool:
    """Load the extension into a connection; false when it is not installed (search then falls back on ``contains``)."""
    file = extension_file()
    if file is None:
        return False
    connection.load_extension(str(file))
    return True
