"""Methode, Zelf bevragen met SQL and Download: pages about the figures rather than of them."""

from collections.abc import Iterator, Sequence

from dashboards.page import Page, PlainFile
from dashboards.published import Published
from warehouse.cookbook import cookbook
from warehouse.rows import group_rows
from warehouse.slim_copy import needs_whole_database


def about_pages(
    published: Published, *, has_query_files: bool, query_megabytes: int, downloads: Sequence[tuple[str, int]]
) -> Iterator[Page | PlainFile]:
    """The three pages. ``downloads`` are (path below the site, bytes) of the files that can be fetched there."""
    rate = published.reader.rows("speaking_rate")
    definitions = group_rows(published.reader.rows("column_comments"), "table_name")
    method = {
        "origin": published.origin,
        "rate": rate[0] if rate else None,
        "definitions": list(definitions.items()),
    }
    search = {"origin": published.origin, "session_years": published.session_years}
    yield Page("zoeken.html", "search.html", "search", search)
    yield Page("methode.html", "method.html", "method", method)
    query = {
        "origin": published.origin,
        "has_query_files": has_query_files,
        "query_megabytes": query_megabytes,
        "cookbook": [recipe for recipe in cookbook() if not needs_whole_database(recipe.sql)],
    }
    yield Page("zelf-rekenen.html", "query.html", "query", query)
    download = {
        "origin": published.origin,
        "manifest": dict(published.manifest),
        "downloads": list(downloads),
        "session_years": published.session_years,
    }
    yield Page("download.html", "download.html", "download", download)
