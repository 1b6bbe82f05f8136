"""Prefect's server for one run by hand, where no other is named: begun while Prefect is imported, ended with the run.

Prefect starts one by itself, too, but only once it is imported, in a process that imports the whole server to do so:
six seconds on two cores in which nothing else happens. This is the same server, started the same way.
"""

import atexit
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from cli.prefect_api import PrefectApi
from cli.site_server import HOST
from cli.supervisor import LAUNCHER
from parliament.errors import UsageError

# A start takes four seconds on two idle cores, and thirty the first time, when it makes its database.
STARTUP_SECONDS: Final = 120.0
LOOK_EVERY_SECONDS: Final = 0.05
# What Prefect itself waits for its server to end.
STOPPING_SECONDS: Final = 5.0
# Prefect's own words for a server that ends with the run: without pages, and without services that plan runs.
OF_ONE_RUN: Final = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}


class TemporaryServer:
    """A server of Prefect that lives no longer than this process, however that ends."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        """Start it; ``environment`` holds its login, as ``prepare_prefect_environment`` sets it."""
        port = _free_port()
        self.api_address = f"http://{HOST}:{port}/api"
        self._api = PrefectApi(self.api_address, environment["PREFECT_API_AUTH_STRING"])
        self._log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        application = ("--factory", "prefect.server.api.server:create_app")
        listening = ("--host", HOST, "--port", str(port), "--log-level", "error", "--lifespan", "on")
        with log.open("wb") as output:
            self._process = subprocess.Popen(  # noqa: S603 - the command line is this program's own
                (sys.executable, "-S", "-E", str(LAUNCHER), sys.executable, "-m", "uvicorn", *application, *listening),
                env={**environment, **OF_ONE_RUN},
                # Never written to: it closes when this process is gone, and the launcher ends the server.
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                # Ctrl+C is for the run, which reports to the server how it ended.
                start_new_session=True,
            )
        # What is registered first is called last: Prefect's own threads, which it imports later, have sent everything.
        atexit.register(self.stop)

    def wait_until_answering(self) -> None:
        """Wait until it answers that all is well.

        Raises:
            UsageError: it does not in time, or has ended.
        """
        deadline = monotonic() + STARTUP_SECONDS
        while not self._api.is_answering("/health"):
            if self._process.poll() is not None or monotonic() > deadline:
                self.stop()
                raise UsageError(
                    f"Prefect's local server did not start; {self._log} says why. "
                    "Name one with PREFECT_API_URL, or run with --plain."
                )
            sleep(LOOK_EVERY_SECONDS)

    def stop(self) -> None:
        """End it; a second time does nothing."""
        atexit.unregister(self.stop)
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(STOPPING_SECONDS)
        # The launcher ends everything below it when nobody holds its standard input.
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
