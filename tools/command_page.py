"""``docs/cli.md``: what every command says of itself, so that the page cannot say something else."""

from collections.abc import Iterator
from typing import Any

import typer
from typer.main import get_command

from cli.command_line import build_application
from cli.command_list import COMMANDS
from cli.lazy_group import load_command

_HEADING = """# The command line

Made from the program by `make docs`; a test keeps it fresh.

Exit codes: 0 done, 2 wrong usage, 3 checks failed and nothing was published, 4 source unreachable, 130 interrupted,
1 anything else. Errors are one sentence; `--debug` shows the place in the program. Results go to standard output,
everything else to standard error.
"""


def render_command_page() -> str:
    """The page as Markdown."""
    whole: Any = get_command(build_application())
    whole.commands = {one.name: load_command(one) for one in COMMANDS}
    return "\n".join([_HEADING, *_sections(whole, "spreektijd")])


def _sections(command: object, name: str) -> Iterator[str]:
    """One section a command, groups after their own commands' names."""
    children = getattr(command, "commands", {})
    if not children:
        yield _section(command, name)
    for child_name, child in sorted(children.items()):
        yield from _sections(child, f"{name} {child_name}")


def _section(command: object, name: str) -> str:
    help_text = (getattr(command, "help", "") or "").strip()
    epilog = (getattr(command, "epilog", "") or "").strip()
    rows = [_row(parameter) for parameter in getattr(command, "params", []) if parameter.name != "help"]
    table = "\n".join(["| option | meaning | default |", "|---|---|---|", *rows]) if rows else ""
    parts = [f"## {name}", help_text, table, _as_code(epilog)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _row(parameter: object) -> str:
    names = ", ".join(f"`{one}`" for one in getattr(parameter, "opts", []))
    if getattr(parameter, "param_type_name", "") == "argument":
        names = f"`{str(getattr(parameter, 'name', '')).upper()}`"
    default = getattr(parameter, "default", None)
    shown = "" if default is None or default is False or callable(default) else f"`{default}`"
    meaning = " ".join(str(getattr(parameter, "help", "") or "").split()).replace("|", "\\|")
    return f"| {names} | {meaning} | {shown} |"


def _as_code(epilog: str) -> str:
    """The examples, which are indented in the help, as one block of code."""
    lines = [line.strip() for line in epilog.splitlines()]
    examples = [line for line in lines if line.startswith("spreektijd")]
    return "\n".join(["```", *examples, "```"]) if examples else ""


def main() -> None:
    """Print the page."""
    typer.echo(render_command_page(), nl=False)


if __name__ == "__main__":
    main()
