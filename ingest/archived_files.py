"""Every report that came from a folder at any time, from the archive: for a database that is built again."""

from ingest.documents import SourceDocument
from parliament.archive import Archive
from parliament.errors import UsageError

# How the archive names what came from a folder (ingest/folder.py).
FILE_URL = "file:"


def with_archived_files(documents: tuple[SourceDocument, ...], archive: Archive) -> tuple[SourceDocument, ...]:
    """These documents, and every file of the archive, superseded versions too; each with its first fetch."""
    known = {document.sha256: document for document in documents}
    for url in archive.urls():
        if not url.startswith(FILE_URL):
            continue
        for fetch in reversed(archive.fetches(url)):
            name = url.removeprefix(FILE_URL)
            known[fetch.sha256] = SourceDocument(name, url, fetch.sha256, fetch.byte_count, fetch.fetched_at)
    return tuple(known.values())


def refuse_rebuild_without_service(archive: Archive) -> None:
    """Raise unless the archive holds files only.

    Raises:
        UsageError: it holds what a service said of meetings, which only a night with that service reads again.
    """
    of_service = next((url for url in archive.urls() if not url.startswith(FILE_URL)), None)
    if of_service is not None:
        raise UsageError(
            "the database has to be built again from the archive, and the archive holds meetings of a service "
            f"({of_service}): run `spreektijd nightly` with that service as its source first"
        )
