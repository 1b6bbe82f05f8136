"""``spreektijd replica`` and ``spreektijd demo``: the parliament in a box."""

import json
import tempfile
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.commands.common import DataOption
from cli.commands.nightly import raise_when_failed, run_with_progress, show_result
from cli.console import notice_console, output_console, rows_table
from flows.settings import data_folder
from ingest.options import RunOptions
from parliament.errors import UsageError
from warehouse.paths import DataFolder

if TYPE_CHECKING:
    from replica.server import ReplicaServer
    from replica.service import ServiceChoices
    from replica.world import WorldSettings

REPLICA_EXAMPLES = """
Examples:

    spreektijd replica --port 8750 --meetings 40 --seed 1

    spreektijd replica --fault empty_pdf --fault slow

    spreektijd replica --list-faults

Then, in another terminal:

    spreektijd nightly --source http://127.0.0.1:8750 --since 2021-09-27 --until 2023-09-27 --data data/replica
"""
# What the demo shows: a first night without its newest report and with a provisional one, a second night with both.
DEMO_FAULTS = ("late_report", "provisional_then_final")
DEMO_MEETINGS = 40
# 40 answers of at most 128 MB are never that much: a zip that says so was made to fill the disk.
LARGEST_BUNDLE_BYTES = 2_000_000_000
# The opening of a session year; a day, so without a zone.
DEFAULT_FIRST_DAY = datetime(2021, 9, 27)  # noqa: DTZ001


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("replica", epilog=REPLICA_EXAMPLES)(replica)
    application.command("demo", epilog="Example:\n\n    spreektijd demo --data data/demo")(demo)


def replica(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on this machine; 0 takes a free one.")] = 8750,
    meetings: Annotated[int, typer.Option(min=1, help="How many meetings the parliament had.")] = 40,
    seed: Annotated[int, typer.Option(help="The same seed makes the same parliament.")] = 1,
    years: Annotated[float, typer.Option(min=0.1, max=31, help="Over how many years.")] = 2.0,
    since: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="First day of those years.")
    ] = DEFAULT_FIRST_DAY,
    night: Annotated[
        int, typer.Option(min=1, max=2, help="1: late and provisional reports as they were; 2: as they are.")
    ] = 2,
    fault: Annotated[list[str] | None, typer.Option(help="A fault by name; may be given more than once.")] = None,
    real_bodies: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, help="Folder with real bodies (vv/, comm/) to serve instead."),
    ] = None,
    recorded: Annotated[
        Path | None,
        typer.Option("--bodies", exists=True, dir_okay=False, help="A bundle of `spreektijd doctor` to serve instead."),
    ] = None,
    register_out: Annotated[
        Path | None,
        typer.Option(
            "--write-register", dir_okay=False, help="Write what is known beforehand, for nightly --register."
        ),
    ] = None,
    is_list: Annotated[bool, typer.Option("--list-faults", help="Show the faults and leave.")] = False,
) -> None:
    """Serve a synthetic parliament on this machine, in the form of the parliament's own service.

    People, meetings and words are invented; nobody said any of it. Stop it with Ctrl+C.
    """
    from parliament.people import register_to_json  # noqa: PLC0415
    from replica.faults import FAULT_DESCRIPTIONS  # noqa: PLC0415 - the replica is needed by few commands
    from replica.register import known_governments  # noqa: PLC0415
    from replica.service import ServiceChoices  # noqa: PLC0415
    from replica.world import WorldSettings  # noqa: PLC0415

    if is_list:
        rows = [(name.value, sentence) for name, sentence in FAULT_DESCRIPTIONS.items()]
        output_console().print(rows_table(["fault", "what it does"], rows, prose=["what it does"]))
        return
    if recorded is not None:
        serve_bundle(recorded, port)
        return
    settings = WorldSettings(seed=seed, meetings=meetings, first_date=since.date(), years=years, has_rare_forms=True)
    server = make_server(settings, tuple(fault or ()), port, night, ServiceChoices(mounted=real_bodies))
    if register_out is not None:
        register_out.write_text(register_to_json(known_governments(server.world.house)), encoding="utf-8")
    notice_console().print(
        f"A synthetic parliament of {meetings} meetings from {settings.first_date} to {settings.last_date} "
        f"is served at {server.base_url}; Ctrl+C stops it.\n"
        f"Try: spreektijd nightly --source {server.root} --since {settings.first_date} --until {settings.last_date} "
        "--data data/replica",
    )
    server.serve_until_interrupted()


def serve_bundle(bundle: Path, port: int) -> None:
    """Serve what ``spreektijd doctor --bundle`` recorded, until Ctrl+C.

    Raises:
        UsageError: the file is no such bundle, or the port is taken.
    """
    from parliament.archive import Archive  # noqa: PLC0415
    from replica.recorded import RecordedServer  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="spreektijd-bundle-") as place:
        today = unpack_bundle(bundle, Path(place))
        try:
            server = RecordedServer(Archive(Path(place) / "archive"), port=port)
        except OSError as error:
            raise UsageError(f"port {port} cannot be used ({error.strerror}); choose another with --port.") from error
        notice_console().print(
            f"The bodies of {bundle} are served at {server.base_url}; Ctrl+C stops it.\n"
            f"Try: spreektijd nightly --source {server.root} --today {today} --data data/bundle",
        )
        server.serve_until_interrupted()


def unpack_bundle(bundle: Path, place: Path) -> str:
    """Unpack a bundle below a folder, names checked and sizes bounded; the day that it is of.

    Raises:
        UsageError: it is none, or too large.
    """
    try:
        with zipfile.ZipFile(bundle) as files:
            if sum(one.file_size for one in files.infolist()) > LARGEST_BUNDLE_BYTES:
                raise UsageError(f"{bundle} unpacks to more than {LARGEST_BUNDLE_BYTES} bytes: no bundle does.")
            today = str(json.loads(files.read("about.json"))["today"])
            # The library takes out what would lead out of the folder.
            files.extractall(place, [name for name in files.namelist() if name.startswith("archive/")])
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UsageError(f"{bundle} is no bundle of `spreektijd doctor` ({error}).") from error
    return today


def make_server(
    settings: "WorldSettings", faults: tuple[str, ...], port: int, night: int, choices: "ServiceChoices"
) -> "ReplicaServer":
    """Build the world and bind the port.

    Raises:
        UsageError: an unknown fault, a taken port, or a span without sitting weeks.
    """
    from replica.server import ReplicaServer  # noqa: PLC0415
    from replica.world import build_world  # noqa: PLC0415

    try:
        return ReplicaServer(build_world(settings), faults=faults, port=port, night=night, choices=choices)
    except ValueError as error:
        raise UsageError(f"{error}; --list-faults shows the faults.") from error
    except OSError as error:
        raise UsageError(f"port {port} cannot be used ({error.strerror}); choose another with --port.") from error


def demo(data: DataOption = None) -> None:
    """Run the main job for two nights against the parliament in a box, and show what each night did.

    40 synthetic meetings. The first night finds a provisional report and misses one that is late; the second brings the
    final text and the late report.
    """
    from parliament.people import register_to_json  # noqa: PLC0415
    from replica.register import known_governments  # noqa: PLC0415
    from replica.server import ReplicaServer  # noqa: PLC0415
    from replica.world import WorldSettings, build_world  # noqa: PLC0415

    folder = data_folder(data or Path("data/demo"))
    notices = notice_console()
    notices.print("The demo's parliament is synthetic: people, meetings and words are invented.")
    world = build_world(WorldSettings(meetings=DEMO_MEETINGS))
    first, last = world.plans[0].date, world.plans[-1].date
    known = folder / "known-governments.json"
    folder.mkdir(parents=True, exist_ok=True)
    known.write_text(register_to_json(known_governments(world.house)), encoding="utf-8")
    with ReplicaServer(world, faults=DEMO_FAULTS, night=1) as server:
        for night in (1, 2):
            server.set_clock(night=night)
            today = last + timedelta(days=night)
            options = RunOptions(server.root, folder, since=first, until=last, today=today, register_file=known)
            output_console().print(f"\nNight {night}", style="bold")
            result = run_with_progress(options, is_plain=False)
            show_result(result, DataFolder(folder))
            raise_when_failed(result)
