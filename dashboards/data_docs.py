"""Great Expectations' pages of the last whole audit, taken along when it was of what is published."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from warehouse.paths import PAGES_OF_FILE

DATA_DOCS_FOLDER = "controles"


def data_docs_files(quality: Path | None, full_audited_at: datetime | None) -> Iterator[tuple[str, bytes]]:
    """The pages as (path below the site, content), from the folder that a whole audit left; none of another audit.

    ``full_audited_at`` is when all of the published version was last looked at. An audit that failed leaves pages, too,
    but publishes nothing: those are not of the version shown.
    """
    if quality is None or not (quality / "index.html").is_file():
        return
    pages_of = _moment_of(quality)
    if pages_of is None or pages_of != full_audited_at:
        return
    for path in sorted(quality.rglob("*.html")):
        yield f"{DATA_DOCS_FOLDER}/{path.relative_to(quality).as_posix()}", path.read_bytes()


def _moment_of(quality: Path) -> datetime | None:
    """The whole audit that left the pages; ``None`` where that is not known."""
    try:
        found = json.loads((quality / PAGES_OF_FILE).read_text(encoding="utf-8"))
        return datetime.fromisoformat(found["full_audited_at"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
