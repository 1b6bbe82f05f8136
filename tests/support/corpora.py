"""A published parliament of the replica for tests of corpora: both kinds of meetings, votes, stage directions."""

from pathlib import Path

import duckdb
from replica_database import load_replica

from warehouse.build import build
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, publish


def published_replica(root: Path) -> DataFolder:
    """Load, build and publish the small world of ``replica_database`` below ``root``."""
    folder = DataFolder(root)
    folder.build.mkdir(parents=True)
    load_replica(folder.candidate)
    with duckdb.connect(str(folder.candidate)) as connection:
        connection.execute("update raw.person set provenance_source = 'replica'")
    build(folder.candidate)
    publish(folder, PublishingRun("20240101T000000Z-0001", "3", {"passed": 1}))
    return folder
