"""The prompt of ``spreektijd sql``: statements over lines, history, completion, commands that begin with a dot."""

import os
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Final

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import SqlLexer

from cli.completion import Names, SqlCompleter
from cli.console import notice_console
from cli.prompt_commands import COMMANDS, run_command
from cli.results import Destination
from cli.running import show_waiting
from parliament.errors import UsageError
from warehouse.query_errors import StoppedError
from warehouse.results import Result
from warehouse.session import Session, is_complete, split_statements

_WAITING: Final = "spreektijd> "
_GOING_ON: Final = "       ...> "
_LEAVING: Final = (".quit", ".exit")


class Prompt:
    """Statements and commands, one after the other, until the end of input."""

    def __init__(self, session: Session, version: str, destination: Destination) -> None:
        """A prompt on ``session``; ``version`` is named at its head."""
        self.session = session
        self.version = version
        self.destination = destination
        self.is_timing = False
        self.names = Names(session)

    def run(self) -> None:
        """Read and answer until ``.quit`` or Ctrl-D; Ctrl-C stops a query, or empties what is being typed."""
        notice_console().print(f"{self.version}, read-only. Statements end with a semicolon; .help lists the commands.")
        lines: PromptSession[str] = PromptSession(
            history=_history(),
            auto_suggest=AutoSuggestFromHistory(),
            completer=SqlCompleter(self.names, COMMANDS),
            complete_while_typing=False,
            lexer=PygmentsLexer(SqlLexer),
            multiline=True,
            prompt_continuation=_GOING_ON,
            key_bindings=_keys(),
        )
        while True:
            try:
                typed = lines.prompt(_WAITING).strip()
            except KeyboardInterrupt:
                continue
            except EOFError:
                return
            if typed.rstrip(";") in _LEAVING:
                return
            if typed:
                self.answer(typed)

    def answer(self, typed: str) -> None:
        """Answer one command, or the statements typed; what is wrong is said and the prompt goes on."""
        try:
            if typed.startswith("."):
                run_command(self, typed)
            else:
                for statement in split_statements(typed):
                    self.run_statement(statement.text)
        except StoppedError:
            notice_console().print("Stopped.")
        except KeyboardInterrupt:
            notice_console().print("Stopped.")
        except UsageError as error:
            notice_console().print(str(error), style="red")

    def run_statement(self, sql: str) -> None:
        """Run one statement and show its rows.

        Raises:
            UsageError: it fails.
            StoppedError: it was stopped.
        """
        started = perf_counter()
        found = self.session.ask(sql)
        if found is None:
            self.names.forget()
            notice_console().print("Done.")
        else:
            self.show(found)
        if self.is_timing:
            notice_console().print(f"{perf_counter() - started:.3f} s")

    def show(self, found: Result) -> None:
        """Show rows where they are to go; the next ones go to the screen again.

        Raises:
            UsageError: the statement fails.
            StoppedError: it was stopped.
        """
        try:
            show_waiting(self.session, found, self.destination)
        finally:
            self.destination = replace(self.destination, output=None)


def _history() -> History:
    """What was typed before, in the user's own folder for such things; only of this time when it cannot be written."""
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    file = state / "spreektijd" / "sql_history"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # What somebody asked is nobody else's business.
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))


def _keys() -> KeyBindings:
    """Enter ends a command, or a statement with its semicolon; else it begins another line."""
    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state:
            buffer.complete_state = None
        elif _is_whole(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys


def _is_whole(text: str) -> bool:
    typed = text.strip()
    if not typed or typed.startswith("."):
        return True
    try:
        return is_complete(typed)
    except UsageError:
        # Where DuckDB's reader does not know where a text ends, a semicolon at the end is one.
        return typed.endswith(";")
