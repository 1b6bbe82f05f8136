"""What crawlers ask for: ``robots.txt``, and the list of pages where the site knows its own address."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from dashboards.page import PlainFile
from warehouse.origin import DataOrigin

# The protocol's own limit (sitemaps.org).
PAGES_PER_FILE: Final = 50_000
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def crawler_files(paths: Iterable[str], origin: DataOrigin, address: str | None) -> Iterator[PlainFile]:
    """``robots.txt``, which keeps crawlers away from invented data; with an address also the pages of ``paths``."""
    rule = "Disallow: /" if origin is DataOrigin.INVENTED else "Allow: /"
    place = f"Sitemap: {address}sitemap.xml\n" if address else ""
    yield PlainFile("robots.txt", f"User-agent: *\n{rule}\n{place}")
    if address:
        pages = sorted(path for path in paths if path.endswith(".html"))
        yield from _sitemaps([f"{address}{quote(path)}" for path in pages], address)


def _sitemaps(addresses: Sequence[str], address: str) -> Iterator[PlainFile]:
    parts = [addresses[start : start + PAGES_PER_FILE] for start in range(0, len(addresses), PAGES_PER_FILE)]
    if len(parts) <= 1:
        yield PlainFile("sitemap.xml", _list("urlset", "url", addresses))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield PlainFile(name, _list("urlset", "url", part))
    yield PlainFile("sitemap.xml", _list("sitemapindex", "sitemap", [f"{address}{name}" for name in names]))


def _list(tag: str, entry: str, addresses: Sequence[str]) -> str:
    entries = "".join(f"<{entry}><loc>{escape(one)}</loc></{entry}>\n" for one in addresses)
    return f'{_HEAD}<{tag} xmlns="{_NAMESPACE}">\n{entries}</{tag}>\n'
