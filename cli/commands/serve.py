"""``spreektijd serve``: everything that runs the nights on one machine, kept alive until Ctrl+C."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Annotated

import typer

from cli.commands.common import DataOption
from cli.console import notice_console
from cli.prefect_api import PrefectApi
from cli.server_memory import SERVER, WORKER, ServerMemory
from cli.serving_watch import ServingWatch, close_runs
from cli.site_server import HOST
from cli.supervisor import Part, Supervisor
from flows.alarms import tell_trouble
from flows.prefect_environment import WORK_POOL, login_file, make_login, read_login, serving_environment
from flows.setting_checks import check_settings
from flows.settings import data_folder, server_memory_limit
from parliament.errors import SpreektijdError, UsageError
from warehouse.locks import hold_serve_lock
from warehouse.paths import DataFolder

SERVE_EXAMPLES = """
Examples:

    spreektijd serve

    spreektijd serve --port 4300 --site-port 8800 --data /srv/spreektijd
"""
# The deployments, data of the package ``flows`` (a link to the file at the top of the checkout). Their entry points are
# paths from the folder in which the rooms stand: the checkout, or where the package was installed.
DEPLOYMENTS_FILE = Path(str(files("flows"))) / "prefect.yaml"
ROOMS_FOLDER = DEPLOYMENTS_FILE.parent.parent
# A first start makes the database of Prefect and takes half a minute on two cores; a busy machine needs a multiple.
STARTUP_SECONDS = 240.0
# A command of Prefect takes ten seconds on two cores.
COMMAND_SECONDS = 240.0
# How often the parts are looked at.
LOOK_EVERY_SECONDS = 0.5
EMPTY_SITE = "<!doctype html><title>spreektijd</title><p>Nothing is published yet: the first night fills this page.\n"


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("serve", epilog=SERVE_EXAMPLES)(serve)


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of Prefect on this machine.")] = 4200,
    site_port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the dashboard on this machine.")] = 8700,
    data: DataOption = None,
) -> None:
    """Run the nights on this machine: a Prefect server, a worker, the deployments and the dashboard, until Ctrl+C.

    Nothing else has to be prepared; Prefect keeps its data below the data folder, and asks for a login that is made at
    the first start. A part that ends is started again. The nightly run begins at 03:30 in Brussels; any deployment can
    be started by hand in Prefect's pages.
    """
    check_settings(os.environ)
    folder = DataFolder(data_folder(data))
    for one, option in ((port, "--port"), (site_port, "--site-port")):
        require_free(one, option)
    with hold_serve_lock(folder):
        try:
            run_parts(folder, port, site_port)
        except SpreektijdError as error:
            step = "do what the sentence says; the logs of the parts are in logs/serve."
            notice = notice_console().print
            tell_trouble(folder, "part:serve", "serve did not start", str(error), step, notice)
            raise


def run_parts(folder: DataFolder, port: int, site_port: int) -> None:
    """Start the parts one after the other, each when it can be, and look after them until a stop is asked for.

    Raises:
        SpreektijdError: a part was not ready in time, or Prefect did not take a deployment.
    """
    notice = notice_console().print
    api_address, site = f"http://{HOST}:{port}/api", f"http://{HOST}:{site_port}/"
    is_first = make_login(folder.root)
    environment = serving_environment(folder.root, api_address, site, os.environ)
    prepare_site(folder)
    with stop_requests() as is_stopping, PrefectApi(api_address, environment["PREFECT_API_AUTH_STRING"]) as api:
        watch = ServingWatch(folder, api, notice)
        with Supervisor(watch) as supervisor:
            notice("Starting Prefect (half a minute the first time) ...")
            supervisor.start(server_part(folder, environment, port))
            supervisor.start(site_part(folder, environment, site_port))
            if not wait_for_server(api, supervisor, is_stopping):
                return
            # Before there is a worker: what a run may choose is settled, and nothing that was cut off is in the way.
            api.put_job_template()
            close_runs(folder, api, notice, before=datetime.now(UTC))
            supervisor.start(worker_part(folder, environment))
            run_prefect(["--no-prompt", "deploy", "--all", "--prefect-file", str(DEPLOYMENTS_FILE)], environment)
            watch.started()
            memory = ServerMemory(folder, api, supervisor, server_memory_limit(os.environ), notice)
            notice(
                f"Prefect:    http://{HOST}:{port}\nDashboard:  {site}\nData:       {folder.root.resolve()}\n"
                f"Logs:       {folder.logs / 'serve'}\n{login_sentence(folder, environment, is_first=is_first)}\n"
                "The next night begins at 03:30 in Brussels. To run one now, start it in Prefect's pages.\n"
                "Ctrl+C stops everything."
            )
            while not is_stopping.wait(LOOK_EVERY_SECONDS):
                supervisor.look_after()
                watch.look()
                memory.look()
            notice("Stopping ...")


def login_sentence(folder: DataFolder, environment: Mapping[str, str], *, is_first: bool) -> str:
    """Where the login of Prefect's pages is; the login itself once, to a person at a terminal and to no log."""
    login = environment["PREFECT_API_AUTH_STRING"]
    if login != read_login(folder.root):
        return "Login:      the one that PREFECT_SERVER_API_AUTH_STRING names"
    kept = f"kept in {login_file(folder.root)}, readable by this user alone"
    if is_first and sys.stderr.isatty():
        return f"Login:      {login}\n            (made just now and shown only once; {kept})"
    return f"Login:      {kept}"


def require_free(port: int, option: str) -> None:
    """Raise unless the port is free.

    Raises:
        UsageError: another program has it, perhaps another ``spreektijd serve``.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise UsageError(f"port {port} cannot be used ({error.strerror}); choose another with {option}.") from error


def prepare_site(folder: DataFolder) -> None:
    """Put a page where the dashboard will be, so that its address answers before the first night."""
    folder.site.mkdir(parents=True, exist_ok=True)
    page = folder.site / "index.html"
    if not page.exists():
        page.write_text(EMPTY_SITE, encoding="utf-8")


def server_part(folder: DataFolder, environment: dict[str, str], port: int) -> Part:
    """The Prefect server, for this machine only."""
    arguments = ("-m", "prefect", "server", "start", "--host", HOST, "--port", str(port))
    return _part(SERVER, arguments, folder, environment)


def worker_part(folder: DataFolder, environment: dict[str, str]) -> Part:
    """The worker that starts the runs when they are due."""
    pool = ("--pool", WORK_POOL, "--type", "process", "--install-policy", "never")
    arguments = ("-m", "prefect", "worker", "start", *pool, "--name", "spreektijd-serve")
    return _part(WORKER, arguments, folder, environment)


def site_part(folder: DataFolder, environment: dict[str, str], port: int) -> Part:
    """The dashboard's files over HTTP, for this machine only."""
    arguments = ("-m", "cli.site_server", str(port), str(folder.site.resolve()))
    return _part("site", arguments, folder, environment)


def _part(name: str, arguments: tuple[str, ...], folder: DataFolder, environment: dict[str, str]) -> Part:
    return Part(name, (sys.executable, *arguments), environment, ROOMS_FOLDER, folder.logs / "serve" / f"{name}.log")


@contextmanager
def stop_requests() -> Iterator[Event]:
    """An event that is set by Ctrl+C, or by SIGTERM from a service manager, so that everything is stopped in order."""
    event = Event()
    numbers = (signal.SIGINT, signal.SIGTERM)
    earlier = [signal.signal(number, lambda *_: event.set()) for number in numbers]
    try:
        yield event
    finally:
        for number, handler in zip(numbers, earlier, strict=True):
            signal.signal(number, handler)


def wait_for_server(api: PrefectApi, supervisor: Supervisor, is_stopping: Event) -> bool:
    """Wait until Prefect's server answers that all is well; false when a stop was asked for meanwhile.

    Raises:
        SpreektijdError: it does not in time.
    """
    deadline = monotonic() + STARTUP_SECONDS
    while monotonic() < deadline:
        if is_stopping.wait(LOOK_EVERY_SECONDS):
            return False
        supervisor.look_after()
        if api.is_answering("/health"):
            return True
    raise SpreektijdError(f"Prefect's server was not ready within {STARTUP_SECONDS:.0f} s; its log says why.")


def run_prefect(arguments: list[str], environment: dict[str, str]) -> None:
    """Run a command of Prefect in the folder of the rooms.

    Raises:
        SpreektijdError: the command failed.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are this program's own
            [sys.executable, "-m", "prefect", *arguments],
            env=environment,
            cwd=ROOMS_FOLDER,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS,
            check=False,
            # Ctrl+C is for the supervisor, which stops everything in order.
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as error:
        raise SpreektijdError(f"`prefect {' '.join(arguments)}` did not end within {COMMAND_SECONDS:.0f} s.") from error
    if done.returncode != 0:
        output = (done.stdout + done.stderr).strip()
        raise SpreektijdError(f"`prefect {' '.join(arguments)}` failed: {output[-2000:]}")
