"""Methode, Zelf rekenen and Download: pages about the figures rather than of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboards.page import Page, PlainFile
from dashboards.published import Published
from dashboards.reading import group_rows

COOKBOOK_FOLDER = Path(__file__).resolve().parent.parent.parent / "sql" / "cookbook"
# Tables that the slim copy leaves out: a query that names one of them needs the whole database.
_ONLY_IN_WHOLE = ("core.speech ", "core.speech\n", "raw.", "core.search", "core.speech_speaker")


def about_pages(published: Published, *, has_query_files: bool, downloads: Sequence[tuple[str, int]]) -> Iterator[Page | PlainFile]:
    """The three pages. ``downloads`` are (path below the site, bytes) of the files that can be fetched there."""
    rate = published.reader.rows("speaking_rate")
    definitions = group_rows(published.reader.rows("column_comments"), "table_name")
    method = {
        "is_synthetic": published.is_synthetic,
        "rate": rate[0] if rate else None,
        "definitions": list(definitions.items()),
    }
    yield Page("methode.html", "method.html", "method", method)
    query = {
        "is_synthetic": published.is_synthetic,
        "has_query_files": has_query_files,
        "cookbook": cookbook(),
    }
    yield Page("zelf-rekenen.html", "query.html", "query", query)
    download = {
        "is_synthetic": published.is_synthetic,
        "manifest": dict(published.manifest),
        "downloads": list(downloads),
        "session_years": published.session_years,
    }
    yield Page("download.html", "download.html", "download", download)


def cookbook(folder: Path = COOKBOOK_FOLDER) -> tuple[tuple[str, str], ...]:
    """The queries people ask first that run on the slim copy: (question in words, SQL)."""
    found = []
    for path in sorted(folder.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        comments = [line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--")]
        body = "\n".join(line for line in text.splitlines() if not line.startswith("--")).strip()
        if not any(name in f"{body}\n" for name in _ONLY_IN_WHOLE):
            found.append((comments[0] if comments else path.stem.replace("_", " "), body))
    return tuple(found)
