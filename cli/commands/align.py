"""``spreektijd align``: speaking time by a recording instead of by words."""

import json
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.commands.common import DashboardOption, DataOption, TodayOption
from cli.commands.nightly import raise_when_failed, run_again_with_progress, show_result
from cli.console import output_console, rows_table
from flows.settings import data_folder
from ingest.options import LIVE_SOURCE, RunOptions
from ingest.transcripts import ABOUT, ENDINGS
from parliament.alignment import read_transcript
from parliament.errors import TranscriptError, UsageError
from warehouse.paths import DataFolder
from warehouse.read import open_published, published_path, run_query
from warehouse.recordings import meetings_with_reports

ALIGN_EXAMPLES = """
Examples:

    spreektijd align sitting.vtt --meeting 1385924

    spreektijd align morning.json afternoon.json --meeting 1385924 --starts-at 2020-05-13T14:00:00+02:00

    spreektijd align transcripts/          # files, or folders of files, named after meetings

Any recogniser will do that writes WebVTT, SRT or JSON as Whisper does. Nothing is fetched: the night also takes what
lies in the folder that SPREEKTIJD_TRANSCRIPTS names.
"""
SUMMARY = """
select
    speech_time.meeting_id,
    speech_time.recording_id,
    round(100 * any_value(recordings.matched_share), 1) as words_found_pct,
    count(*) as speeches_timed,
    count(*) filter (where speech_time.is_used) as used,
    mart.as_clock(sum(speech_time.seconds) filter (where speech_time.is_used)) as spoken
from core.speech_time as speech_time
inner join raw.recording as recordings using (report_id, recording_id)
group by speech_time.meeting_id, speech_time.recording_id
order by speech_time.meeting_id, speech_time.recording_id
"""


def register(application: typer.Typer) -> None:
    """Add the command of this module."""
    application.command("align", epilog=ALIGN_EXAMPLES)(align)


def align(
    transcripts: Annotated[list[Path], typer.Argument(exists=True, help="Transcripts, or folders of them.")],
    meeting: Annotated[
        str | None, typer.Option(help="Id of the meeting; without it files or their folders are named after theirs.")
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Where the recording can be seen: speeches link to their moment.")
    ] = None,
    starts_at: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%dT%H:%M:%S%z"], help="When the recording begins, with its zone."),
    ] = None,
    source: Annotated[
        str, typer.Option(help="Source whose reports are published, as for `nightly`: it says what the checks expect.")
    ] = LIVE_SOURCE,
    today: TodayOption = None,
    with_dashboard: DashboardOption = True,
    data: DataOption = None,
) -> None:
    """Align transcripts of recordings with the reports, and publish the times of the speeches."""
    folder = DataFolder(data_folder(data))
    known = meetings_with_reports(published_path(folder))
    if meeting is not None and meeting not in known:
        raise UsageError(f"there is no report of a meeting '{meeting}'")
    if url is not None and not url.startswith(("https://", "http://")):
        raise UsageError("--url is the address of the recording on the web")
    files = transcript_files(transcripts)
    for file in files:
        read_transcript(file.read_bytes(), file.name)
    for file in files:
        _keep(file, meeting or _meeting_named(file, known), folder, url, starts_at)
    options = RunOptions(
        source,
        folder.root,
        today=today.date() if today else None,
        with_dashboard=with_dashboard,
        run_kind="align",
        is_full_audit=True,
    )
    result = run_again_with_progress(options)
    show_result(result, folder)
    raise_when_failed(result)
    with open_published(folder) as connection:
        found = run_query(connection, SUMMARY)
    output_console().print(rows_table(found.columns, found.rows(), "Recordings"))


def transcript_files(given: Sequence[Path]) -> list[Path]:
    """The transcripts given, and those below the folders given.

    Raises:
        UsageError: a folder holds none.
    """
    files: list[Path] = []
    for path in given:
        if path.is_file():
            files.append(path)
            continue
        below = [one for one in path.rglob("*") if one.suffix.lower() in ENDINGS and not one.name.endswith(ABOUT)]
        if not below:
            raise UsageError(f"{path} holds no transcript ({', '.join(ENDINGS)})")
        files.extend(sorted(below))
    return files


def _meeting_named(file: Path, known: frozenset[str]) -> str:
    names = (file.stem, file.parent.name, file.stem.split("-")[0], file.stem.split("_")[0])
    meeting = next((name for name in names if name in known), None)
    if meeting is None:
        raise TranscriptError(f"{file} is named after no meeting that has a report; say which with --meeting")
    return meeting


def _keep(file: Path, meeting: str, folder: DataFolder, url: str | None, starts_at: datetime | None) -> None:
    """Keep a copy, with what is said about the recording: a rebuilt database is aligned from it."""
    target = folder.transcripts / meeting / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    if file.resolve() != target.resolve():
        shutil.copyfile(file, target)
    about = {"recording_url": url, "started_at": starts_at.isoformat() if starts_at else None}
    if any(about.values()):
        target.with_name(target.name + ABOUT).write_text(json.dumps(about), encoding="utf-8")
