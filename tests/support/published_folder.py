"""A folder of reports as a published database, by the real stages, without a night around them."""

from collections.abc import Callable
from pathlib import Path

from flows import stages
from ingest.batch_reading import read_batch
from ingest.batches import ReadingBatch
from ingest.folder import gather_folder
from parliament.archive import Archive
from warehouse.build import build
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, publish
from warehouse.quality_estimates import load_quality_estimates

RUN_ID = "20230701T010000Z-0001"


def publish_folder(
    folder: DataFolder,
    source: Path,
    *,
    before_build: Callable[[Path], None] = lambda _: None,
    after_build: Callable[[Path], None] = lambda _: None,
) -> None:
    """Publish the reports of a folder; the candidate may be changed before its marts are built and after."""
    gathered = gather_folder(source, Archive(folder.archive))
    candidate = stages.prepare(folder, gathered, RUN_ID)
    batch = ReadingBatch(RUN_ID, folder.archive, folder.build / "read", gathered.documents, (), gathered.register)
    assert read_batch(batch).unread == ()
    stages.load_batch(candidate, batch)
    stages.load_issues(candidate, (), RUN_ID)
    before_build(candidate)
    build(candidate)
    after_build(candidate)
    load_quality_estimates(candidate)
    publish(folder, PublishingRun(RUN_ID, "1", {"passed": 1}))
