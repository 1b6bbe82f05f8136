"""The commands of the prompt: what begins with a dot."""

import shlex
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from rapidfuzz import process

from cli.cells import cell
from cli.console import notice_console, rows_table
from cli.results import OutputFormat, page
from cli.tables import Layout
from parliament.errors import UsageError
from warehouse.cookbook import cookbook, filled_sql, recipe
from warehouse.explain import explain, explain_row
from warehouse.result_files import format_of
from warehouse.results import result_of_frame

if TYPE_CHECKING:
    from cli.prompt import Prompt

# What the nearest name must have in common with the one that was typed, in percent (rapidfuzz's ratio).
_NEAR: Final = 60


_COLUMNS_QUERY: Final = """
select column_name, data_type, comment from duckdb_columns()
where schema_name || '.' || table_name = $name or (schema_name = 'main' and table_name = $name)
order by column_index
"""


def run_command(prompt: "Prompt", typed: str) -> None:
    """Run one command with its arguments, which are parted as a shell does.

    Raises:
        UsageError: there is no such command, or it cannot be done.
    """
    try:
        name, *arguments = shlex.split(typed.rstrip(";"))
    except ValueError as error:
        raise UsageError(f"a quotation mark has no end ({error})") from error
    if name not in _ACTIONS:
        raise UsageError(f"there is no command '{name}'{_nearest(name, COMMANDS)}; .help lists them")
    _ACTIONS[name](prompt, arguments)


def _nearest(name: str, names: Mapping[str, str]) -> str:
    found = process.extractOne(name, list(names), score_cutoff=_NEAR)
    return f"; did you mean {found[0]}?" if found else ""


def _help(prompt: "Prompt", arguments: list[str]) -> None:
    page(rows_table(["command", "what it does"], COMMANDS.items(), prose=["what it does"]))


def _tables(prompt: "Prompt", arguments: list[str]) -> None:
    pattern = arguments[0].lower() if arguments else ""
    names = {**prompt.names.tables, **{f"{name}(…)": meaning for name, meaning in prompt.names.macros.items()}}
    rows = [(name, meaning.partition(". ")[0]) for name, meaning in names.items() if pattern in name.lower()]
    if not rows:
        raise UsageError(f"no table has '{pattern}' in its name; .tables lists them")
    page(rows_table(["table", "what a row is"], rows, prose=["what a row is"]))


def _columns(prompt: "Prompt", arguments: list[str]) -> None:
    if len(arguments) != 1:
        raise UsageError("give one table, such as .columns core.speech")
    name = _table_named(prompt, arguments[0])
    rows = prompt.session.connection.execute(_COLUMNS_QUERY, {"name": name}).fetchall()
    page(rows_table(["column", "type", "meaning"], rows, name, prose=["meaning"]))


def _table_named(prompt: "Prompt", name: str) -> str:
    """The table with its schema: the one of that name in the schema that comes first on the way from figure to source.

    Raises:
        UsageError: there is none; the nearest name is given.
    """
    if name in prompt.names.tables:
        return name
    for schema in ("mart", "core", "dq", "raw"):
        if f"{schema}.{name}" in prompt.names.tables:
            return f"{schema}.{name}"
    raise UsageError(f"there is no table '{name}'{_nearest(name, prompt.names.tables)}")


def _recipe(prompt: "Prompt", arguments: list[str]) -> None:
    if not arguments:
        rows = [(one.name, one.question_english) for one in cookbook()]
        page(rows_table(["recipe", "question"], rows, prose=["question"]))
        return
    chosen = recipe(arguments[0])
    sql = filled_sql(chosen, arguments[1:])
    notice_console().print(chosen.question_english, style="bold")
    notice_console().print(sql)
    prompt.run_statement(sql)


def _explain(prompt: "Prompt", arguments: list[str]) -> None:
    match arguments:
        case ["member", name]:
            found = explain(prompt.session.connection, name, "words")
        case ["member", name, measure]:
            found = explain(prompt.session.connection, name, measure)
        case ["row", mart, *keys] if all("=" in key for key in keys):
            pairs = {key.partition("=")[0]: key.partition("=")[2] for key in keys}
            found = explain_row(prompt.session.connection, mart.removeprefix("mart."), pairs, None)
        case _:
            raise UsageError("give .explain member NAME [MEASURE], or .explain row MART COLUMN=VALUE …")
    notice_console().print(found.sql)
    prompt.show(result_of_frame(found.rows))
    notice_console().print(f"{found.subject}: {found.measure} = {cell(found.total)}.")


def _timing(prompt: "Prompt", arguments: list[str]) -> None:
    prompt.is_timing = {"on": True, "off": False}.get(arguments[0] if arguments else "", not prompt.is_timing)
    notice_console().print(f"Timing is {'on' if prompt.is_timing else 'off'}.")


def _mode(prompt: "Prompt", arguments: list[str]) -> None:
    forms = [one.value for one in OutputFormat if one not in (OutputFormat.PARQUET, OutputFormat.ARROW)]
    modes = [*forms, *(one.value for one in Layout if one is not Layout.TABLE)]
    if len(arguments) != 1 or arguments[0] not in modes:
        raise UsageError(f"give one of: {', '.join(modes)}")
    if arguments[0] in forms:
        layout = Layout.TABLE if arguments[0] == "table" else Layout.AUTO
        prompt.destination = replace(prompt.destination, output_format=OutputFormat(arguments[0]), layout=layout)
    else:
        prompt.destination = replace(prompt.destination, output_format=None, layout=Layout(arguments[0]))


def _output(prompt: "Prompt", arguments: list[str]) -> None:
    if len(arguments) > 1:
        raise UsageError("give one file, whose extension gives the format; or none, for the screen")
    path = Path(arguments[0]).expanduser() if arguments else None
    if path is not None:
        format_of(path)
        notice_console().print(f"The rows of the next statement go to {path}.")
    prompt.destination = replace(prompt.destination, output=path)


COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".columns": ".columns TABLE: its columns, their types and meaning",
        ".explain": ".explain member NAME [MEASURE], .explain row MART COLUMN=VALUE …: the rows behind a figure",
        ".help": "this list; statements end with a semicolon, Ctrl-C stops a query, Tab completes names",
        ".mode": ".mode table, records, wide, auto, csv, tsv, excel, json or jsonl: the form of what follows",
        ".output": ".output FILE: write the rows of the next statement there; its extension gives the format",
        ".quit": "leave; Ctrl-D too",
        ".recipe": "the questions of the cookbook; .recipe NAME [party=… …] runs one",
        ".tables": ".tables [TEXT]: the tables and macros, or those with a text in their name",
        ".timing": ".timing on, off: say how long each statement took",
    }
)
_ACTIONS: Final[Mapping[str, Callable[["Prompt", list[str]], None]]] = MappingProxyType(
    {
        ".columns": _columns, ".explain": _explain, ".help": _help, ".mode": _mode, ".output": _output,
        ".recipe": _recipe, ".tables": _tables, ".timing": _timing,
    }
)  # fmt: skip
