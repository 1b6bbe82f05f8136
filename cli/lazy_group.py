"""The top of the command line: lists the commands without importing them, and imports the one that is asked for.

A command of this program imports up to a second of libraries; ``--help`` and the small ones should not wait for those
of the others.
"""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from cli.command_list import COMMANDS, ListedCommand


class LazyGroup(TyperGroup):
    """The commands of ``cli/command_list.py``: stand-ins with their sentence, until one is run."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = {
            one.name: TyperCommand(one.name, help=one.sentence, rich_markup_mode=self.rich_markup_mode)
            for one in COMMANDS
        }

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that the words name, and import it."""
        name, command, rest = super().resolve_command(ctx, args)
        listed = next((one for one in COMMANDS if command is not None and one.name == command.name), None)
        return name, load_command(listed) if listed else command, rest


def load_command(listed: ListedCommand) -> Any:
    """The command itself, its module imported."""
    application = make_application()
    # With a callback it is a group, however few commands the module has.
    application.callback()(_no_options)
    import_module(f"cli.commands.{listed.module}").register(application)
    return get_group(application).commands[listed.name]


def make_application(**settings: Any) -> typer.Typer:
    """An application of typer as this program has them: help in Markdown, errors as they are raised."""
    return typer.Typer(no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False, **settings)


def _no_options() -> None:
    """Take no options before the command."""
