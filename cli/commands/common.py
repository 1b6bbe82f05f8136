"""Options that several commands share."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from flows.run_recorder import EXIT_TERMINATED

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", help="Folder of everything a run writes. Default: SPREEKTIJD_DATA, else ./data.", show_default=False
    ),
]


TodayOption = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Run as if it were this day (windows, freshness).")
]
ProcessesOption = Annotated[
    int | None, typer.Option(min=1, help="Processes that read at once; as many as there are cores by default.")
]
RegisterOption = Annotated[
    Path | None,
    typer.Option("--register", exists=True, dir_okay=False, help="Register to begin with instead of the shipped one."),
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
