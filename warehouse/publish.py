"""Publishing: the candidate becomes a versioned file, and readers find it through a link that is swapped at once.

Readers and the writer never meet: an open reader keeps the version it has, the next one gets the new version. Nothing
is ever written into a published file.
"""

import json
import re
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from typing import Any

import duckdb

from parliament.errors import WarehouseError
from parliament.files import flush_to_disk, swap_link
from warehouse.database import kept_open, open_unlocked_read_only, open_writable
from warehouse.definitions import definitions_sha256
from warehouse.fingerprint import content_fingerprint
from warehouse.origin import DataOrigin, read_origin
from warehouse.parquet import write_parquet
from warehouse.paths import DataFolder
from warehouse.pins import pins
from warehouse.schema import SCHEMA_VERSION
from warehouse.search_index import SEARCH_PREFIX, search_folder, write_index
from warehouse.version_records import write_record

# A week of nightly versions: time to notice a mistake and go back.
KEPT_VERSIONS = 7
_STAMP = "%Y%m%dT%H%M%SZ"
# Begins the name of a version, also of one half written or half removed; what else stands beside them is not ours.
_OF_A_VERSION = re.compile(r"\.?\d{8}T\d{6}Z-")


@dataclass(frozen=True, slots=True)
class PublishingRun:
    """The run that publishes, for the manifest; ``check_summary`` is any JSON object."""

    run_id: str
    parser_version: str
    check_summary: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """What was published and where."""

    version: str
    database: Path
    manifest: Path
    parquet: Path
    content_fingerprint: str


def publish(folder: DataFolder, run: PublishingRun, *, kept_versions: int = KEPT_VERSIONS) -> PublishedVersion:
    """Publish the candidate: checkpoint, Parquet, manifest, versioned file, link; then drop the oldest versions.

    The candidate is moved, not copied, and is gone afterwards. A run killed before the link is swapped leaves the
    earlier version published; what it had prepared is removed by the next publication.

    Raises:
        WarehouseError: there is no candidate, a process holds it, or the disk cannot take the new version.
    """
    if not folder.candidate.exists():
        raise WarehouseError(f"there is no candidate to publish in {folder.build}: build one first")
    version = next_version(folder, run.run_id, datetime.now(UTC))
    superseded = current_version(folder)
    try:
        published = _publish_as(folder, run, version)
    except OSError as error:
        raise WarehouseError(f"version {version} could not be written ({error}): the earlier one stays") from error
    drop_old_versions(folder, kept_versions, superseded=superseded)
    return published


def published_versions(folder: DataFolder) -> tuple[str, ...]:
    """Versions that can be read, oldest first: those with both a database and a manifest."""
    return tuple(sorted(_with_a_manifest(folder) & _with_a_database(folder)))


def current_version(folder: DataFolder) -> str | None:
    """The version that readers find, or ``None`` when nothing is published."""
    if not folder.current.is_symlink():
        return None
    return version_of(folder.current.readlink())


def version_of(database: Path) -> str:
    """The version of a published database, from its file's name.

    A reader of the database and its manifest asks for the manifest of this version: between two looks at the link
    another version may have been published.
    """
    return database.stem.removeprefix("spreektijd-")


def read_manifest(folder: DataFolder, version: str | None = None) -> dict[str, Any]:
    """The manifest of a version, or of the current one.

    Raises:
        WarehouseError: nothing is published, or there is no such version.
    """
    wanted = version or current_version(folder)
    if wanted is None:
        raise WarehouseError(f"nothing is published in {folder.root} yet: run `spreektijd nightly` first")
    try:
        manifest: dict[str, Any] = json.loads(folder.published_manifest(wanted).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise WarehouseError(f"there is no published version {wanted}; there are: {_listed(folder)}") from error
    return manifest


def restore_links(folder: DataFolder) -> str | None:
    """Put back the links that somebody removed or a cut-off publication left behind; hold the build lock meanwhile.

    Without the link to the database readers find nothing: it points at the newest version again. Returns a sentence
    when that was done.
    """
    sentence = None
    versions = published_versions(folder)
    # A link whose target is gone stays: that version is built again, and an older one would look like the newest.
    if versions and not folder.current.is_symlink():
        if folder.current.exists():
            raise WarehouseError(
                f"{folder.current} is a file and not the link to a version: move it away and run again"
            )
        swap_link(folder.current, folder.published_database(versions[-1]).name)
        sentence = f"The link {folder.current} was gone: it points at version {versions[-1]} again."
    version = current_version(folder)
    if version is not None and folder.published_manifest(version).exists():
        manifest_name = folder.published_manifest(version).name
        if not folder.manifest.is_symlink() or str(folder.manifest.readlink()) != manifest_name:
            swap_link(folder.manifest, manifest_name)
    return sentence


def next_version(folder: DataFolder, run_id: str, now: datetime) -> str:
    """Name of the next version: the UTC second and the run, later than every version there is.

    Names sort by time even when the clock was put back: the stamp is then one second after the newest.
    """
    stamp = now
    taken = published_versions(folder)
    if taken:
        newest = datetime.strptime(taken[-1].split("-")[0], _STAMP).replace(tzinfo=UTC)
        stamp = max(now, newest + timedelta(seconds=1))
    # The last characters of a run's name are its own; they distinguish the runs of one second.
    return f"{stamp.strftime(_STAMP)}-{_file_safe(run_id)[-4:]}"


def drop_old_versions(folder: DataFolder, kept_versions: int, *, superseded: str | None = None) -> tuple[str, ...]:
    """Remove versions beyond the newest ``kept_versions`` and files of publications that were cut off.

    The current version always stays, and so do those that are pinned and the one ``superseded`` just now: a reader may
    have looked at the link and not have opened the file yet. Returns the versions removed.
    """
    versions = published_versions(folder)
    newest = versions[max(0, len(versions) - kept_versions) :]
    kept = {*newest, current_version(folder), superseded, *(one.version for one in pins(folder))}
    dropped = tuple(version for version in _versions_with_a_file(folder) if version not in kept)
    for version in dropped:
        # First what people look for by name, so that nothing is left that seems to be a version.
        folder.published_manifest(version).unlink(missing_ok=True)
        folder.published_database(version).unlink(missing_ok=True)
    _drop_folders(folder.parquet, "", kept)
    _drop_folders(folder.published, SEARCH_PREFIX, kept)
    return dropped


def restore(folder: DataFolder, version: str) -> None:
    """Let readers find an older version again, whole and unchanged; the next run builds on it.

    The version that readers had stays on the disk. To be called under the build lock.

    Raises:
        WarehouseError: there is no such version, or its database is not the one that was published.
    """
    manifest = read_manifest(folder, version)
    database = folder.published_database(version)
    if not database.exists():
        raise WarehouseError(f"the database of version {version} is gone; there are: {_listed(folder)}")
    with database.open("rb") as handle:
        sha256 = file_digest(handle, "sha256").hexdigest()
    if sha256 != manifest["database"]["sha256"]:
        raise WarehouseError(
            f"{database.name} is not the file that was published: its sha256 differs from its manifest"
        )
    swap_link(folder.current, database.name)
    swap_link(folder.manifest, folder.published_manifest(version).name)
    flush_to_disk(folder.published)


def _listed(folder: DataFolder) -> str:
    return ", ".join(published_versions(folder)) or "none"


def _versions_with_a_file(folder: DataFolder) -> tuple[str, ...]:
    """Every version of which a database or a manifest stands, whole or not, oldest first."""
    return tuple(sorted(_with_a_manifest(folder) | _with_a_database(folder)))


def _with_a_manifest(folder: DataFolder) -> set[str]:
    names = (path.stem.removeprefix("manifest-") for path in folder.published.glob("manifest-*.json"))
    return {name for name in names if _OF_A_VERSION.match(name)}


def _with_a_database(folder: DataFolder) -> set[str]:
    names = (version_of(path) for path in folder.published.glob("spreektijd-*.duckdb"))
    return {name for name in names if _OF_A_VERSION.match(name)}


def _drop_folders(place: Path, prefix: str, kept: Collection[str | None]) -> None:
    """Remove a folder of every other version, also one of a run cut off; each goes at once or stays whole."""
    for path in place.glob(f"{prefix}*"):
        version = path.name.removeprefix(prefix)
        if path.is_dir() and version not in kept and _OF_A_VERSION.match(version):
            going = path.with_name(f".{path.name}.going")
            path.rename(going)
            shutil.rmtree(going, ignore_errors=True)


def _publish_as(folder: DataFolder, run: PublishingRun, version: str) -> PublishedVersion:
    origin = _sign(folder.candidate, run.run_id, version)
    folder.published.mkdir(parents=True, exist_ok=True)
    parquet = folder.parquet / version
    current = current_version(folder)
    former_index = None if current is None else search_folder(folder, current)
    with kept_open(folder.candidate, read_only=True):
        write_index(folder.candidate, search_folder(folder, version), former_index)
        write_parquet(folder.candidate, parquet, version, origin)
        fingerprint = content_fingerprint(folder.candidate)
        manifest = _manifest(folder.candidate, run, version, fingerprint, origin)

    database = folder.published_database(version)
    folder.candidate.replace(database)
    # Nobody writes into a published file, not even by mistake.
    database.chmod(0o444)
    flush_to_disk(database)
    manifest_path = folder.published_manifest(version)
    manifest_path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    write_record(folder, manifest, _former_manifest(folder))
    flush_to_disk(manifest_path)
    flush_to_disk(folder.published)
    swap_link(folder.current, database.name)
    swap_link(folder.manifest, manifest_path.name)
    flush_to_disk(folder.published)
    return PublishedVersion(version, database, manifest_path, parquet, fingerprint)


def _former_manifest(folder: DataFolder) -> dict[str, Any] | None:
    """The manifest of the version that readers have until now; nothing before the first, or when it is gone."""
    former = current_version(folder)
    return None if former is None or not folder.published_manifest(former).exists() else read_manifest(folder, former)


def _sign(candidate: Path, run_id: str, version: str) -> DataOrigin:
    """Write version and origin into the file, then everything from the log into the file itself; returns the origin."""
    with open_writable(candidate) as connection:
        connection.execute(
            "update dq.run set published_version = $version, outcome = 'published' where run_id = $run_id",
            {"version": version, "run_id": run_id},
        )
        origin = read_origin(connection)
        connection.execute("update dq.build set data_origin = $origin", {"origin": origin.value})
        connection.execute("checkpoint")
    return origin


def _manifest(
    candidate: Path, run: PublishingRun, version: str, fingerprint: str, origin: DataOrigin
) -> dict[str, Any]:
    with candidate.open("rb") as handle:
        sha256 = file_digest(handle, "sha256").hexdigest()
    return {
        "version": version,
        "run_id": run.run_id,
        "published_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "parser_version": run.parser_version,
        "schema_version": SCHEMA_VERSION,
        "duckdb_version": duckdb.__version__,
        "definitions_sha256": definitions_sha256(),
        "data_origin": origin.value,
        "content_fingerprint": fingerprint,
        "database": {"byte_count": candidate.stat().st_size, "sha256": sha256},
        "row_counts": _row_counts(candidate),
        "checks": dict(run.check_summary),
    }


def _row_counts(candidate: Path) -> dict[str, int]:
    with open_unlocked_read_only(candidate) as connection:
        names = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() "
            "where schema_name in ('core', 'mart', 'dq') order by 1"
        ).fetchall()
        counts = {}
        for (name,) in names:
            row = connection.execute(f"select count(*) from {name}").fetchone()  # noqa: S608 - from the catalogue
            counts[name] = int(row[0]) if row else 0
    return counts


def _file_safe(run_id: str) -> str:
    return "".join(character for character in run_id.lower() if character.isalnum()) or "run"
