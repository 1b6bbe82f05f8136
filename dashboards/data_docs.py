"""Great Expectations' own pages of the audit, taken along into the site when they are of what is published."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

DATA_DOCS_FOLDER = "controles"
# What an audit writes beside its pages (flows/stages.py); it names the run.
_RESULTS_FILE = "checks.json"


def data_docs_files(quality: Path | None, manifest: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The pages as (path below the site, content), from the folder that an audit left; none of another run's audit.

    An audit that failed leaves pages, too, but publishes nothing: those are not of the version shown.
    """
    if quality is None or not (quality / "index.html").is_file():
        return
    run_id = _run_of(quality)
    if run_id is None or run_id != manifest.get("run_id"):
        return
    for path in sorted(quality.rglob("*.html")):
        yield f"{DATA_DOCS_FOLDER}/{path.relative_to(quality).as_posix()}", path.read_bytes()


def _run_of(quality: Path) -> str | None:
    """The run whose audit left the folder; ``None`` where that is not known."""
    try:
        results = json.loads((quality / _RESULTS_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return results.get("run_id") if isinstance(results, dict) else None
