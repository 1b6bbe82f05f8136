"""Nothing where something is usual: no speech, no item, no question, no report, nobody known. Each stage goes on."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from flows.run import run_night
from flows.run_result import RunOutcome
from ingest.batch_reading import read_frames
from ingest.batches import NOTHING_LOADED, ReadingBatch
from ingest.folder import SAMPLE_FOLDER, gather_folder
from ingest.options import RunOptions
from parliament.archive import Archive
from parliament.model import ParsedReport
from parliament.parse import parse_report
from parliament.people import Register, chair_cues, resolve_report
from parliament.reconciliation import reconcile
from parliament.speaking_time import shipped_rate
from parliament.text import read_document
from warehouse.frames import report_frames
from warehouse.register_frames import register_frames

pytestmark = pytest.mark.usefixtures("short_nights")

COVER = "vergadering C12\nzittingsjaar 2022-2023\n\nWoordelijk Verslag\n\nCommissievergadering\n"
COVER += "Commissie voor Onderwijs\nvan 7 februari 2023\n\n"
QUESTION = "VRAAG OM UITLEG van Jan Pietersen aan Ann Willemsen, Vlaams minister van Onderwijs, over iets\n"
QUESTION += "– 1234 (2022-2023)\n\nVoorzitter: de heer Piet Janssens\n\n"
EMPTY = {
    "no speech": COVER + QUESTION + "– De vraag om uitleg is ingetrokken.\n",
    "no item": COVER + "De voorzitter: De vergadering is geopend.\n",
    "no question": COVER + "OPENING VAN DE VERGADERING\n\nDe voorzitter: De vergadering is geopend.\n",
    "no words": COVER + QUESTION + "De voorzitter: (Applaus)\n",
    "no number": COVER.replace("vergadering C12\n", "") + QUESTION + "De voorzitter: Goed.\n",
}
NO_DATE = COVER.replace("van 7 februari 2023\n", "") + QUESTION + "De voorzitter: Goed.\n"


def parsed(name: str) -> ParsedReport:
    return parse_report(read_document(EMPTY[name].encode(), name=f"{name}.txt"))


@pytest.mark.parametrize("name", EMPTY)
def test_every_stage_before_the_database_takes_it(name: str, tmp_path: Path) -> None:
    report = parsed(name)
    assert chair_cues(report) is not None
    names, issues = resolve_report(report, date(2023, 2, 7), Register())
    assert len(names) >= len(report.speeches)
    assert issues is not None
    assert tuple(reconcile(report, report)) is not None
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "r.txt").write_text(EMPTY[name], encoding="utf-8")
    archive = Archive(tmp_path / "archive")
    gathered = gather_folder(tmp_path / "reports", archive)
    for register in (gathered.register, Register()):
        batch = ReadingBatch("run", archive.root, tmp_path / "read", gathered.documents, (), register)
        frames, loaded = read_frames(batch)
        assert (loaded.loaded_count, loaded.unread) == (1, ())
        assert frames["report"].height == 1
        assert frames["speech"].height == len(report.speeches)


def test_a_batch_of_nothing_gives_nothing(tmp_path: Path) -> None:
    batch = ReadingBatch("run", tmp_path, tmp_path / "read", (), (), Register())
    assert read_frames(batch) == ({}, NOTHING_LOADED)


def test_no_report_and_nobody_known_are_frames_without_rows() -> None:
    assert all(frame.is_empty() for frame in report_frames([]).values())
    frames = register_frames(Register(), shipped_rate())
    assert frames["person"].is_empty()
    assert frames["membership"].is_empty()


# A turn in which only applause is noted is a right reading: its report is published.
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("names", "published"),
    [(("no speech", "no item", "no words"), 1), (("no question", "no number"), 0)],
)
def test_a_night_publishes_the_others_whatever_is_empty(tmp_path: Path, names: tuple[str, ...], published: int) -> None:
    shutil.copytree(SAMPLE_FOLDER, tmp_path / "reports")
    for number, name in enumerate(names, start=20):
        text = EMPTY[name].replace("C12", f"C{number}")
        (tmp_path / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "reports" / "no date.txt").write_text(NO_DATE, encoding="utf-8")
    result = run_night(RunOptions(str(tmp_path / "reports"), tmp_path / "data", processes=1, with_dashboard=False))
    assert result.outcome is RunOutcome.PUBLISHED, result.failed_checks
    assert [(one.name, one.kind) for one in result.unreadable] == [("no date.txt", "unreadable_report")]
    assert "names no day" in result.unreadable[0].reason
    assert (result.report_count, result.quarantined_count) == (4 + published, len(names) - published)
