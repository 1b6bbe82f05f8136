"""The command ``spreektijd``: finds the command, and maps the error family to exit codes once.

Exit codes: 0 done, 2 wrong use, 3 checks failed and nothing was published, 4 source unreachable, 130 interrupted,
1 anything else.
"""

import atexit
import gc
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated, NoReturn

import typer

from cli.console import notice_console, output_console
from cli.lazy_group import LazyGroup, make_application
from parliament.errors import ChecksFailedError, SpreektijdError
from warehouse.disk_errors import disk_sentence, is_about_a_file

EXIT_FAILED = 1

HELP = """Who speaks, for how long, and who asks what in the Flemish Parliament.

Reports are fetched (or read from a folder), parsed, loaded into DuckDB, checked, and published with the evidence for
every number. Source of all data: Vlaams Parlement.
"""


def build_application() -> typer.Typer:
    """Put the commands together; one is imported when it is run."""
    application = make_application(name="spreektijd", help=HELP, cls=LazyGroup)
    application.callback()(_options)
    return application


def _show_version(is_wanted: bool) -> None:
    """Print the versions that a report of a fault should name, and end."""
    if is_wanted:
        from parliament.parse.version import PARSER_VERSION  # noqa: PLC0415 - brings the whole parser
        from warehouse.schema import SCHEMA_VERSION  # noqa: PLC0415 - brings Polars

        versions = {
            "spreektijd": _installed("spreektijd"), "parser": PARSER_VERSION, "schema": SCHEMA_VERSION,
            "duckdb": _installed("duckdb"), "prefect": _installed("prefect"),
        }  # fmt: skip
        output_console().print("\n".join(f"{name} {version}" for name, version in versions.items()))
        raise typer.Exit


def _installed(distribution: str) -> str:
    from importlib import metadata  # noqa: PLC0415 - brings the reading of mails, which every command would wait for

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        # A checkout that is run without having been installed.
        return "not installed"


def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Show the versions of the program, its parser, its tables, DuckDB and Prefect.",
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Options that come before the command."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point: run a command and leave with its exit code."""
    # Registered first, so done last: what is alive at the end is not searched for cycles once more (0.2 s of a night).
    atexit.register(gc.freeze)
    say_what_a_terminal_cannot()
    words = list(sys.argv[1:] if arguments is None else arguments)
    # Accepted anywhere on the line: one adds it to a command that has just failed.
    is_debugging = "--debug" in words
    words = [word for word in words if word != "--debug"]
    try:
        build_application()(words, prog_name="spreektijd")
    except SpreektijdError as error:
        if is_debugging:
            raise
        notice_console().print(_label(error), style="red", end=" ")
        notice_console().print(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of a pipe (``| head``) has seen enough.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if is_debugging or not is_about_a_file(error):
            _leave_unexpected(error, is_debugging=is_debugging)
        notice_console().print("Error:", style="red", end=" ")
        notice_console().print(disk_sentence(error))
        sys.exit(EXIT_FAILED)
    # The edge: nobody should have to read a traceback to know what happened.
    except Exception as error:  # noqa: BLE001
        _leave_unexpected(error, is_debugging=is_debugging)


def say_what_a_terminal_cannot() -> None:
    """Have letters that the terminal or file cannot take (Latin-1 has no "–") written as their number, never fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _leave_unexpected(error: Exception, *, is_debugging: bool) -> NoReturn:
    if is_debugging:
        raise error
    notice_console().print(
        f"Unexpected error: {type(error).__name__}: {error}\nThis is a fault of the program, not of its use. "
        "A publication is whole or not there: `spreektijd status` says what readers see. Run it again with --debug for "
        "the place, and report it.",
    )
    sys.exit(EXIT_FAILED)


def _label(error: SpreektijdError) -> str:
    return "Not published:" if isinstance(error, ChecksFailedError) else "Error:"
