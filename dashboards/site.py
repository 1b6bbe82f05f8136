"""The whole site from a published database: what is rendered, in which order, and into which files."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboards.data_docs import data_docs_files
from dashboards.downloads import download_files
from dashboards.folder import SiteFolder
from dashboards.language import languages
from dashboards.open_data.api import api_files
from dashboards.open_data.catalogue import catalogue_files
from dashboards.open_data.feeds import feed_files
from dashboards.open_data.outward import Outward
from dashboards.open_data.pictures import picture_files
from dashboards.open_data.sitemap import crawler_files
from dashboards.pages.about import about_pages
from dashboards.pages.committees import committee_pages
from dashboards.pages.compare import compare_pages
from dashboards.pages.debates import debate_pages
from dashboards.pages.exchanges import exchange_files
from dashboards.pages.interruptions import interruption_pages
from dashboards.pages.meetings import meeting_pages
from dashboards.pages.members import member_pages
from dashboards.pages.ministers import minister_pages
from dashboards.pages.overview import overview_pages
from dashboards.pages.parties import party_page_files, party_pages
from dashboards.pages.quality import quality_pages
from dashboards.pages.questions import question_pages
from dashboards.pages.terms import term_pages
from dashboards.pages.themes import theme_pages
from dashboards.pages.votes import vote_pages
from dashboards.published import read_published
from dashboards.query_files import QUERY_FOLDER, query_files
from dashboards.reading import open_reader
from dashboards.rendering import ROOM, browser_script, renderer_fingerprint
from dashboards.search_index import write_search_index_beside
from dashboards.writing import SiteWriter
from parliament.files import write_whole

ASSETS_FOLDER = ROOM / "assets"


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """What one rendering did: pages of the site, files written and left alone, and the bytes of all files."""

    pages: int
    files_written: int
    files_unchanged: int
    bytes: int


def render_site(
    database: Path,
    target: Path,
    *,
    manifest: Mapping[str, Any],
    parquet: Path | None = None,
    quality: Path | None = None,
    address: str | None = None,
) -> RenderedSite:
    """Render the site of a published database into a folder; only what changed is rendered and written again.

    The database is opened read-only. Each file is replaced whole, so that a reader of the site never meets
    half a file; a rendering that was cut off is completed by the next one. ``manifest`` is that of the published
    version (``warehouse.publish.read_manifest``), or empty; ``parquet`` is the folder of its Parquet files and
    ``quality`` that which the last audit left, where there are any; ``address`` is where the site is put, with a slash
    at its end, when that is known.

    Raises:
        WarehouseError: the database is missing, damaged, or being written by a process.
        UsageError: the database lacks a table that a page needs; it was built by another version.
        OSError: the folder cannot be written.
    """
    outward = Outward(address) if address else None
    folder = SiteFolder(target, f"{renderer_fingerprint()}{address or ''}")
    folder.open()
    _put_status(target)
    with (
        open_reader(database) as reader,
        SiteWriter(folder, outward) as writer,
        # A copy by DuckDB, and the index of words, beside the pages.
        ThreadPoolExecutor(2, thread_name_prefix="make the slim copy and the index") as beside,
    ):
        copied = beside.submit(query_files, database, target, manifest)
        published = read_published(reader, database, manifest)
        writer.whole = published.whole
        indexed = beside.submit(write_search_index_beside, folder, published)
        audits = reader.rows("full_audit")
        docs = tuple(data_docs_files(quality, audits[0]["full_audited_at"] if audits else None))
        for path, content in (*_assets(), *docs):
            folder.write(path, content)
        downloads = tuple(download_files(folder, database, parquet, manifest))
        if outward is not None:
            for picture in picture_files(published):
                writer.write(picture)
                outward.pictures.add(picture.path)
        kinds = (
            overview_pages(published), member_pages(published), party_pages(published), party_page_files(published),
            committee_pages(published),
            minister_pages(published), question_pages(published), meeting_pages(published),
            exchange_files(published), term_pages(published), interruption_pages(published),
            compare_pages(published), theme_pages(published), vote_pages(published), debate_pages(published),
            quality_pages(published, has_data_docs=bool(docs)), api_files(published), feed_files(published),
        )  # fmt: skip
        page_count = sum(writer.write(made) for kind in kinds for made in kind)
        has_query_files = _keep_query_files(folder, copied.result())
        about = about_pages(
            published,
            has_query_files=has_query_files,
            query_megabytes=_query_megabytes(target),
            downloads=downloads,
        )
        page_count += sum(map(writer.write, about))
        writer.finish()
        indexed.result()
        described = catalogue_files(manifest, published.session_years, downloads, published.origin, address)
        for file in (*described, *crawler_files(folder.paths, published.origin, address)):
            writer.write(file)
    folder.close()
    return RenderedSite(page_count, folder.written_count, folder.unchanged_count, folder.byte_count)


def _assets() -> Iterator[tuple[str, bytes]]:
    for path in sorted(ASSETS_FOLDER.iterdir()):
        if path.suffix in {".css", ".js", ".svg"}:
            yield f"assets/{path.name}", path.read_bytes()
    for language in languages():
        yield f"assets/texts-{language.code}.js", browser_script(language).encode()


def _put_status(target: Path) -> None:
    """Put a status that says "unknown" where none stands; runs replace it (decision 080), a rendering never does."""
    for name, script in (("status.js", "spreektijdStatus(null);\n"), ("nachten.js", "spreektijdNights([]);\n")):
        if not (target / name).exists():
            write_whole(target / name, script)


def _query_megabytes(target: Path) -> int:
    """What the page with SQL fetches when it is asked to, in megabytes rounded up; 0 where its files are not placed."""
    folder = target / QUERY_FOLDER
    found = sum(path.stat().st_size for path in folder.iterdir()) if folder.is_dir() else 0
    return -(-found // 1_000_000)


def _keep_query_files(folder: SiteFolder, files: Sequence[str]) -> bool:
    """Let the files of "Zelf bevragen met SQL" stay; false where there are none (`make query-page`)."""
    for path in files:
        folder.keep(f"{QUERY_FOLDER}/{path}")
    return bool(files)
