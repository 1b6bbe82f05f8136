"""A kind of run as a command: its options are those of ``ingest/options.py``, dressed for a command line."""

import inspect
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from cli.commands.common import PlainOption, ending_in_order
from cli.console import notice_console
from flows.prefect_environment import names_prefect_server, prepare_prefect_environment
from flows.run_result import RunResult
from flows.settings import data_folder
from flows.warm_up import renderer_made_ready
from ingest.options import OptionOfRun, RunOptions, given_options, options_of
from warehouse.paths import DataFolder

# How an option is written where that is not its name: a flag of a truth, or a shorter word.
FLAGS = {
    "data": ("--data",),
    "register_file": ("--register",),
    "with_dashboard": ("--dashboard/--no-dashboard",),
    "is_full_audit": ("--full-audit",),
    "is_anew": ("--anew",),
}
# What the terminal holds an option to, before anything is read.
CHECKS: dict[str, dict[str, Any]] = {
    "processes": {"min": 1},
    "register_file": {"exists": True, "dir_okay": False},
    "data": {"show_default": False},
}


def as_command(run_kind: str, do: Callable[[RunOptions, bool], None]) -> Callable[..., None]:
    """A function that a command line can be made of: it puts the options together, and hands them to ``do``.

    ``do`` also gets whether the run goes without Prefect (``--plain``); its docstring is the command's.
    """

    def command(*, plain: bool, **given: Any) -> None:
        values: dict[str, Any] = {
            name: value.date() if isinstance(value, datetime) else value for name, value in given.items()
        }
        do(RunOptions(**{**values, "data": data_folder(values["data"])}, run_kind=run_kind), plain)

    command.__name__, command.__doc__ = run_kind, do.__doc__
    by_name = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter(one.name, by_name, default=one.default, annotation=_dressed(one))
        for one in options_of(run_kind)
    ]
    parameters.append(inspect.Parameter("plain", by_name, default=False, annotation=PlainOption))
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what typer looks at
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    return command


def _dressed(option: OptionOfRun) -> Any:
    """The type of an option with what the terminal shows of it; a day is a moment to typer."""
    checks = CHECKS.get(option.name, {})
    if option.annotation == date | None:
        return Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=option.meaning, **checks)]
    return Annotated[option.annotation, typer.Option(*FLAGS.get(option.name, ()), help=option.meaning, **checks)]


@contextmanager
def progress_bar(*more: TextColumn) -> Iterator[Progress]:
    """A bar on standard error for as long as a run goes on; SIGTERM ends the run in order."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        *more,
    )
    with ending_in_order(), Progress(*columns, console=notice_console(), transient=True) as progress:
        yield progress


def run_under_prefect(options: RunOptions, flow_of: Callable[[], Callable[..., dict[str, Any]]]) -> RunResult:
    """Run a kind of run as a flow, with the parameters that its options are; ``flow_of`` imports it.

    Raises:
        UsageError: Prefect's own server did not start, or none answers where the environment says.
    """
    folder = DataFolder(options.data)
    server = None
    has_server = names_prefect_server(os.environ, Path.cwd())
    prepare_prefect_environment(options.data)
    if not has_server:
        from cli.temporary_server import TemporaryServer  # noqa: PLC0415 - brings the HTTP client

        server = TemporaryServer(os.environ, folder.logs / "prefect-server.log")
        os.environ["PREFECT_API_URL"] = server.api_address
    from flows.flow_ending import result_of_flow  # noqa: PLC0415 - prefect takes seconds to import

    given, flow = given_options(options), flow_of()
    if server:
        with renderer_made_ready(folder, is_wanted=options.with_dashboard):
            server.wait_until_answering()
    return result_of_flow(lambda: flow(**given), folder, is_server_temporary=server is not None)
