"""Published parliaments for tests of corpora: ten years of the replica, and the real report."""

from pathlib import Path

import duckdb
from real_report import load_real_report
from replica_database import load_replica

from replica.world import WorldSettings
from warehouse.build import build
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, publish

# As many meetings as in the replica's usual database, over ten years: parties are renamed, governments change, and
# members come and go.
TEN_YEARS = WorldSettings(seed=11, meetings=30, years=10, plenary_share=0.4)


def published_replica(root: Path) -> DataFolder:
    """Load, build and publish ten years of the replica below ``root``."""
    folder = DataFolder(root)
    folder.build.mkdir(parents=True)
    load_replica(folder.candidate, TEN_YEARS)
    with duckdb.connect(str(folder.candidate)) as connection:
        connection.execute("update raw.person set provenance_source = 'replica'")
    return _published(folder)


def published_report(root: Path, report: Path) -> DataFolder:
    """Load, build and publish the real report below ``root``."""
    folder = DataFolder(root)
    folder.build.mkdir(parents=True)
    load_real_report(report, folder.candidate)
    return _published(folder)


def _published(folder: DataFolder) -> DataFolder:
    build(folder.candidate)
    publish(folder, PublishingRun("20240101T000000Z-0001", "3", {"passed": 1}))
    return folder
