"""Options that several commands share."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from flows.exit_codes import EXIT_TERMINATED

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", help="Folder of everything a run writes. Default: SPREEKTIJD_DATA, else ./data.", show_default=False
    ),
]
# For commands that are no kind of run of their own and still end in one (cli/run_command.py makes those that are).
TodayOption = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Run as if it were this day (windows, freshness).")
]
DashboardOption = Annotated[
    bool, typer.Option("--dashboard/--no-dashboard", help="Render the dashboard of what was published.")
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Run the same stages without Prefect: quicker to start, no run history there.")
]


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Have SIGTERM (a service manager, a time limit) end the command as an error does, so that its run is recorded."""

    def end(*_: object) -> NoReturn:
        raise SystemExit(EXIT_TERMINATED)

    earlier = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, earlier)


class TableOrJson(StrEnum):
    """Forms of a result for people and for programs."""

    TABLE = "table"
    JSON = "json"
