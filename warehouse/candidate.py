"""The candidate: the database that a run writes, never one that readers open.

It begins as a copy of the published file, so that a night's work is only what is new, or empty when there is none or
its tables are of an older version (everything is then loaded again from the archive, design §10).
"""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from parliament.errors import NewerDataError, WarehouseError
from parliament.files import replacing
from warehouse.database import (
    DamagedDatabaseError,
    DiskError,
    create_database,
    kept_open,
    open_unlocked_read_only,
    open_writable,
    transaction,
)
from warehouse.definitions import definitions_of, definitions_sha256
from warehouse.paths import DataFolder
from warehouse.publish import published_versions
from warehouse.quality import carry_quality_rows
from warehouse.schema import SCHEMA_VERSION
from warehouse.schema_version import differing_columns, refuse_newer_tables, schema_version
from warehouse.tables import create_empty_tables


class CandidateOrigin(StrEnum):
    """What a candidate begins as."""

    EMPTY = "empty"
    COPY = "copy"
    REBUILD = "rebuild"


@dataclass(frozen=True, slots=True)
class CandidatePlan:
    """What the candidate will begin as, and a sentence that says why.

    With ``EMPTY`` and ``REBUILD`` every report has to be loaded again from the archive.
    """

    origin: CandidateOrigin
    sentence: str


def plan_candidate(folder: DataFolder) -> CandidatePlan:
    """Look at what is published and say what the candidate must begin as.

    Raises:
        NewerDataError: the published file was made by a newer version of this program.
    """
    if not folder.current.is_symlink():
        return CandidatePlan(CandidateOrigin.EMPTY, "nothing is published yet: the database is built from nothing")
    path = folder.current.resolve()
    again = "the database is built again from the archive"
    if not path.exists():
        return CandidatePlan(CandidateOrigin.REBUILD, f"the published file {path.name} is gone: {again}")
    try:
        version = schema_version(path)
    except DamagedDatabaseError:
        return CandidatePlan(CandidateOrigin.REBUILD, f"the published file {path.name} is damaged: {again}")
    refuse_newer_tables(path, version)
    if version != SCHEMA_VERSION:
        found = "of an unknown version" if version is None else f"of version {version}"
        return CandidatePlan(
            CandidateOrigin.REBUILD,
            f"the published tables are {found}, this program makes version {SCHEMA_VERSION}: {again}",
        )
    differing = differing_columns(path)
    if differing:
        return CandidatePlan(
            CandidateOrigin.REBUILD, f"{', '.join(differing)} had other columns when it was published: {again}"
        )
    return CandidatePlan(CandidateOrigin.COPY, "the database continues from the published version")


def prepare_candidate(folder: DataFolder) -> Path:
    """Make the candidate ready to load into, and return its path.

    The history of runs and checks (schema ``dq``) is kept from the published file, or from the newest earlier one when
    that is gone, and from the candidate of a run that was not published.

    Raises:
        WarehouseError: another process holds the candidate.
        NewerDataError: the published file was made by a newer version of this program.
    """
    plan = plan_candidate(folder)
    folder.build.mkdir(parents=True, exist_ok=True)
    unpublished = _keep_history(folder.candidate)
    is_copy = plan.origin is CandidateOrigin.COPY
    if is_copy:
        _copy_whole(folder.current.resolve(), folder.candidate)
    # A copy of what these very definitions made has its tables, with the meaning of each column as it is now.
    if not (is_copy and _is_of_these_definitions(folder.current.resolve())):
        create_tables(folder.candidate)
    # A copy has the history already: only that of a run that was not published is to be added.
    if not is_copy or unpublished.exists():
        history = [path for path in (unpublished, newest_readable(folder)) if path is not None and path.exists()]
        carry_quality_rows(history, folder.candidate)
    _remove(unpublished)
    return folder.candidate


def newest_readable(folder: DataFolder) -> Path | None:
    """The published database, or else the newest version that can be opened and is not of a newer program."""
    versions = [folder.published_database(version) for version in reversed(published_versions(folder))]
    for path in dict.fromkeys([folder.current.resolve(), *versions]):
        with suppress(DamagedDatabaseError, NewerDataError):
            if path.is_file():
                refuse_newer_tables(path, schema_version(path))
                return path
    return None


@contextmanager
def published_kept_open(folder: DataFolder) -> Iterator[None]:
    """Keep the published database open for reading meanwhile, when there is one that can be opened."""
    with ExitStack() as stack:
        path = folder.current.resolve()
        if folder.current.is_symlink() and path.is_file():
            # What is wrong with it is said, or mended, by the stage that needs it.
            with suppress(WarehouseError, NewerDataError):
                stack.enter_context(kept_open(path, read_only=True))
        yield


def create_tables(path: Path) -> None:
    """Create the schemas and every ``raw`` and ``dq`` table that is not there yet (``sql/raw``, ``sql/dq``)."""
    if not path.exists():
        create_database(path)
    with open_writable(path) as connection, transaction(connection):
        create_empty_tables(connection)


def _is_of_these_definitions(path: Path) -> bool:
    with open_unlocked_read_only(path) as connection:
        return definitions_of(connection) == definitions_sha256()


def _keep_history(candidate: Path) -> Path:
    """Keep the history of a candidate that was not published in a small file, drop the candidate, return that file.

    The file does not exist when there was no candidate, or one that can no longer be opened (its audits stand in the
    logs, too). One that stands there already is of a run that was killed while preparing: its history is the fuller
    one. The candidate goes before the next one is made, so that a disk that was full does not stay so.
    """
    aside = candidate.with_name("unpublished.duckdb")
    if candidate.exists():
        with suppress(DamagedDatabaseError, DiskError):
            # Opening it for writing makes sure that nobody holds it, and writes its log into it.
            with open_writable(candidate) as connection:
                connection.execute("checkpoint")
            if not aside.exists():
                with replacing(aside) as partial:
                    create_tables(partial)
                    carry_quality_rows([candidate], partial)
        _remove(candidate)
    return aside


def _copy_whole(source: Path, target: Path) -> None:
    """Copy a published file (closed, checkpointed, never written again) under another name, then give it its name."""
    with replacing(target) as partial:
        shutil.copyfile(source, partial)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
