"""Where everything that a run writes stands, below one data folder."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

# The SQL files, one object per file (design §2): data of this package, a link to ``sql/`` in the checkout.
SQL_FOLDER = Path(str(files("warehouse"))) / "sql"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The places below a data folder (design §2); nothing is created by asking for one."""

    root: Path

    @property
    def archive(self) -> Path:
        """Bodies as they were fetched."""
        return self.root / "archive"

    @property
    def build(self) -> Path:
        """What a run works in; readers never open it."""
        return self.root / "build"

    @property
    def published(self) -> Path:
        """Published versions, the link to the current one and the manifests."""
        return self.root / "published"

    @property
    def parquet(self) -> Path:
        """Parquet files, one folder a published version."""
        return self.root / "parquet"

    @property
    def site(self) -> Path:
        """The rendered dashboard."""
        return self.root / "site"

    @property
    def quality(self) -> Path:
        """What the last audit left for people and tools: Data Docs, JUnit, JSON."""
        return self.root / "quality"

    @property
    def logs(self) -> Path:
        """Logs of runs."""
        return self.root / "logs"

    @property
    def speaking_rate(self) -> Path:
        """The speaking rate of speeches timed here (``spreektijd calibrate``), where there is one."""
        return self.root / "speaking_rate.toml"

    @property
    def transcripts(self) -> Path:
        """Transcripts of recordings that were given, a folder for each meeting."""
        return self.root / "transcripts"

    @property
    def candidate(self) -> Path:
        """The database being written."""
        return self.build / "candidate.duckdb"

    @property
    def templates(self) -> Path:
        """What the dashboard's templates were compiled to."""
        return self.build / "templates"

    @property
    def build_lock(self) -> Path:
        """Held by the one run that may write the candidate."""
        return self.build / "lock"

    @property
    def site_lock(self) -> Path:
        """Held by the one that renders the site."""
        return self.build / "site.lock"

    @property
    def current(self) -> Path:
        """The link through which readers find the published database."""
        return self.published / "spreektijd.duckdb"

    @property
    def manifest(self) -> Path:
        """The manifest of the current published version."""
        return self.published / "manifest.json"

    def published_database(self, version: str) -> Path:
        """The database file of a published version."""
        return self.published / f"spreektijd-{version}.duckdb"

    def pin(self, version: str) -> Path:
        """The file that says that a published version is kept for good."""
        return self.published / f"pinned-{version}.json"

    def published_record(self, version: str) -> Path:
        """The record of a version that was published once: it stays when the version goes."""
        return self.published / "records" / f"{version}.json"

    def published_manifest(self, version: str) -> Path:
        """The manifest of a published version."""
        return self.published / f"manifest-{version}.json"
