"""Reports from a folder or a single file: every ``.txt`` and ``.pdf`` goes to the archive as it is."""

import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from ingest.documents import Gathered, GatheredIssue, SourceDocument
from ingest.service_register import CORRECTIONS_FOLDER
from parliament.archive import Archive, ArchivedBody
from parliament.errors import RegisterError, SourceUnreachableError, UsageError
from parliament.model import Issue, Severity
from parliament.people import (
    Register,
    apply_corrections,
    load_shipped_register,
    read_corrections,
    register_from_json,
)

REPORT_SUFFIXES = frozenset({".txt", ".pdf"})
# What people call a text that is not final yet.
_PROVISIONAL_NAMES = ("voorlopig", "provisional", "ontwerp", "draft")
REGISTER_FILE = "register.json"
# A verbatim report is 0.1 to 5 MB; a hundred times that is some other file put there by mistake.
LARGEST_FILE_BYTES = 500_000_000
SAMPLE_FOLDER = Path(__file__).resolve().parent.parent / "replica" / "sample"


def gather_folder(source: Path, archive: Archive, register_file: Path | None = None) -> Gathered:
    """Read the reports of a folder (with its sub-folders) or one file into the archive.

    A file that cannot be read, or is none (a pipe, a broken link), becomes an issue; the rest continues. A name that is
    no text is named with its odd bytes written out. Two files with the same bytes are one document.
    ``register_file``, or else a ``register.json`` in the folder, takes the place of the shipped register: synthetic
    reports bring their own people.

    Raises:
        SourceUnreachableError: the path does not exist.
        UsageError: there is no ``.txt`` or ``.pdf`` in it.
        RegisterError: a file of ``corrections/`` is not as it must be.
    """
    files = report_files(source)
    documents: dict[str, SourceDocument] = {}
    issues: list[GatheredIssue] = []
    for path in _oldest_first(files):
        printed = str(path.name if source.is_file() else path.relative_to(source))
        name = readable_name(printed)
        if name != printed:
            issues.append(_issue(name, "undecodable_file_name", Severity.WARNING, "its name is no text in UTF-8"))
        try:
            document = _archive_file(path, name, archive)
        except OSError as error:
            detail = f"the file cannot be read: {error.strerror or error}"
            issues.append(_issue(name, "unreadable_file", Severity.ERROR, detail))
            continue
        if document.sha256 in documents:
            twin = documents[document.sha256].name
            issues.append(_issue(name, "duplicate_file", Severity.INFO, f"same bytes as {twin}; taken once"))
            continue
        documents[document.sha256] = document
    known = read_register(register_file) if register_file else folder_register(source)
    register, unmet = corrected_register(known, is_parliament=known == load_shipped_register())
    by_name = tuple(sorted(documents.values(), key=lambda document: document.name))
    return Gathered(by_name, register, issues=(*issues, *unmet))


def _oldest_first(files: list[Path]) -> list[Path]:
    """The files as they were written, provisional ones before all others.

    Of two texts of one meeting the one that was fetched last counts, so the newer, final one must be that; names of
    files say nothing of it.
    """
    return sorted(files, key=lambda path: (not _is_provisional(path), _written_at(path), path.name))


def _is_provisional(path: Path) -> bool:
    return any(word in path.name.casefold() for word in _PROVISIONAL_NAMES)


def _written_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        # It is reported as unreadable when it is read.
        return 0.0


def report_files(source: Path) -> list[Path]:
    """The report files of a folder or file, in the order of their names; see :func:`gather_folder` for the errors."""
    if not source.exists():
        raise SourceUnreachableError(f"{source} does not exist; name a folder or a file of reports (.txt, .pdf).")
    if source.is_file():
        if source.suffix.lower() not in REPORT_SUFFIXES:
            raise UsageError(f"{source} is neither .txt nor .pdf; name a report file or a folder of them.")
        return [source]
    files = sorted(path for path in source.rglob("*") if path.suffix.lower() in REPORT_SUFFIXES and not path.is_dir())
    if not files:
        raise UsageError(f"{source} holds no .txt or .pdf; name a folder of reports.")
    return files


def readable_name(name: str) -> str:
    r"""A file's name as text: bytes that are no UTF-8 (an archive unpacked elsewhere) are written out, as ``\xff``."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def folder_register(source: Path) -> Register:
    """The register beside the reports when there is one, else the shipped register."""
    folder = source if source.is_dir() else source.parent
    register_file = folder / REGISTER_FILE
    if register_file.is_file():
        return read_register(register_file)
    return load_shipped_register()


def corrected_register(register: Register, *, is_parliament: bool) -> tuple[Register, tuple[GatheredIssue, ...]]:
    """The register with the project's corrections, when it is the parliament's; they are read and checked in any case.

    Raises:
        RegisterError: a file of corrections is not as it must be, for instance a misspelt key.
    """
    corrections = read_corrections(CORRECTIONS_FOLDER)
    if not is_parliament:
        return register, ()
    corrected, unmet = apply_corrections(register, corrections)
    return corrected, tuple(GatheredIssue(None, "register", issue) for issue in unmet)


def read_register(path: Path) -> Register:
    """Read a register file.

    Raises:
        UsageError: it cannot be read, or is not a register.
    """
    try:
        return register_from_json(path.read_text(encoding="utf-8"))
    except (OSError, RegisterError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not a register that can be read: {error}") from error


def _archive_file(path: Path, name: str, archive: Archive) -> SourceDocument:
    # A pipe would be waited for without end.
    if not path.is_file():
        raise OSError(0, "it is no file, or a link to nothing")
    if path.stat().st_size > LARGEST_FILE_BYTES:
        raise OSError(0, f"larger than {LARGEST_FILE_BYTES // 1_000_000} MB")
    body = path.read_bytes()
    # The url names the file, not the machine's path to it.
    url = f"file:{name}"
    digest = sha256(body).hexdigest()
    known = archive.latest(url)
    if known is None or known.sha256 != digest or not _stands_whole(known):
        known = archive.store(body, url=url, status=200, headers={}, fetched_at=datetime.now(UTC))
    return SourceDocument(name, url, digest, len(body), known.fetched_at, is_provisional=_is_provisional(path))


def _stands_whole(archived: ArchivedBody) -> bool:
    """Whether the archived body was neither removed nor cut off by hand; its bytes are checked when they are read."""
    return archived.path.exists() and archived.path.stat().st_size == archived.byte_count


def _issue(name: str, kind: str, severity: Severity, detail: str) -> GatheredIssue:
    return GatheredIssue(name, "gather", Issue(kind, severity, None, f"{name}: {detail}"))
