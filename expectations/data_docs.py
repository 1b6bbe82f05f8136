"""Great Expectations' own pages of an audit ("Data Docs"), made to work without a network.

As they come, the pages load a dozen style sheets, scripts and pictures from other hosts (platform notes §b.5): unstyled
without a network, and a request to strangers from whoever reads them. Every such reference is taken out, and a small
style sheet of our own is put in.
"""

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from parliament.files import replacing_folder
from warehouse.paths import PAGES_OF_FILE

_SITE_NAME = "quality"
# What fetches from another host when a page is opened: scripts (ours is none, so all go), linked style sheets and
# icons, pictures, frames, imports in style sheets.
_SCRIPT = re.compile(r"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_OUTSIDE_MEDIA = re.compile(r"<(?:img|iframe|source|embed)\b[^>]*\bsrc\s*=\s*[\"']?(?:https?:)?//[^>]*>", re.IGNORECASE)
_OUTSIDE_LINK = re.compile(r"<a\b[^>]*\bhref\s*=\s*[\"']?(?:https?:)?//[^>]*>(.*?)</a\s*>", re.DOTALL | re.IGNORECASE)
_OUTSIDE_STYLE = re.compile(r"@import[^;]*;|url\(\s*[\"']?(?:https?:)?//[^)]*\)", re.IGNORECASE)
# An invitation to subscribe to the library's newsletter.
_FOOTER = re.compile(r"<footer\b.*?</footer\s*>", re.DOTALL | re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)

# The little that the pages need to be read: the library's class names, the system's own letters, both colour schemes.
_STYLE = """
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 1rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.5rem; }
th, td { border: 1px solid #8886; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
pre, code { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; }
nav, .breadcrumb { padding: 0; } .breadcrumb li { display: inline; } .breadcrumb li + li::before { content: " / "; }
.badge, .text-success, .text-danger { font-weight: bold; }
.modal, .navbar-brand img { display: none; }
</style>
"""


def data_docs_builder(folder: Path, audited_at: datetime) -> Callable[[Any], None]:
    """Return what builds the pages into ``folder`` from Great Expectations' context, for
    ``audit(after_validation=...)``; ``audited_at`` is the moment of the whole audit they show.

    The folder is replaced as a whole when the pages are complete; ``index.html`` is where to begin.
    """

    def build(context: Any) -> None:
        with replacing_folder(folder) as partial:
            context.add_data_docs_site(site_name=_SITE_NAME, site_config=_site_config(partial))
            context.build_data_docs(site_names=[_SITE_NAME])
            make_pages_local(partial)
            write_index(partial)
            pages_of = json.dumps({"full_audited_at": audited_at.astimezone(UTC).isoformat()})
            (partial / PAGES_OF_FILE).write_text(pages_of, encoding="utf-8")

    return build


def make_pages_local(folder: Path) -> None:
    """Take every reference to another host out of the pages below a folder, and remove the assets now unused."""
    for page in folder.rglob("*.html"):
        page.write_text(local_page(page.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.rmtree(folder / "static", ignore_errors=True)


def local_page(html: str) -> str:
    """Return a page that fetches nothing: no script, no linked style, no outside picture or link; our style instead."""
    for outside in (_SCRIPT, _LINK, _OUTSIDE_MEDIA, _OUTSIDE_STYLE, _FOOTER):
        html = outside.sub("", html)
    html = _OUTSIDE_LINK.sub(r"\1", html)
    return _HEAD_END.sub(lambda _: _STYLE + "</head>", html, count=1)


def write_index(folder: Path) -> None:
    """Write the page to begin with: the library's own draws its list of tables with a script.

    A link leads to the results of each table's checks, and from there to the expectations.
    """
    pages = sorted(folder.glob("validations/**/*.html"))
    links = [
        f'<li><a href="{page.relative_to(folder).as_posix()}">{escape(_table_of(page))}</a></li>' for page in pages
    ]
    body = f"<h1>Quality of the data, by table</h1><ul>{''.join(links)}</ul>"
    head = f'<meta charset="utf-8"><title>spreektijd: quality of the data</title>{_STYLE}'
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>', "utf-8"
    )


def _table_of(page: Path) -> str:
    """The page of a table's results is named after the data source and the table: ``candidate-core.speech.html``."""
    return page.stem.partition("-")[2]


def _site_config(folder: Path) -> dict[str, object]:
    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.resolve())},
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }
