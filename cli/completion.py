"""What the prompt proposes while one types: tables, columns, macros, recipes, commands and the words of SQL."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from warehouse.cookbook import cookbook
from warehouse.session import Session

_TABLES: Final = """
select schema_name || '.' || table_name as name, comment
from (
    select schema_name, table_name, comment from duckdb_tables()
    union all
    select schema_name, view_name, comment from duckdb_views() where not internal and not temporary
)
where schema_name in ('mart', 'core', 'dq', 'raw')
union all
select view_name, 'temporary view' from duckdb_views() where temporary and not internal
order by all
"""
_MACROS: Final = """
select distinct schema_name || '.' || function_name as name, comment
from duckdb_functions()
where schema_name in ('mart', 'core', 'dq', 'raw') and function_type in ('macro', 'table_macro')
order by all
"""
_COLUMNS: Final = """
select distinct table_name as table_name, column_name from duckdb_columns() where not internal order by all
"""
# What a name is made of, with the dot behind a schema.
_WORD: Final = re.compile(r"[\w.]+")
_KEYWORDS: Final = "select keyword_name from duckdb_keywords() order by all"


@dataclass(frozen=True, slots=True)
class _Found:
    tables: Mapping[str, str]
    macros: Mapping[str, str]
    columns: Mapping[str, tuple[str, ...]]
    keywords: tuple[str, ...]


class Names:
    """The names that there are in the database; looked up at the first need, and again after a view was made."""

    def __init__(self, session: Session) -> None:
        """Names of what ``session`` sees."""
        self._session = session
        self._found: _Found | None = None

    def forget(self) -> None:
        """Look again at the next need."""
        self._found = None

    @property
    def tables(self) -> Mapping[str, str]:
        """Tables and views with their schema, and what each is."""
        return self._names().tables

    @property
    def macros(self) -> Mapping[str, str]:
        """Macros with their schema, and what each is."""
        return self._names().macros

    @property
    def keywords(self) -> tuple[str, ...]:
        """The words of DuckDB's SQL."""
        return self._names().keywords

    def columns_of(self, text: str) -> tuple[str, ...]:
        """The columns of the tables that ``text`` names; of all tables when it names none."""
        columns = self._names().columns
        named = [name for name in columns if name in text]
        return tuple(dict.fromkeys(column for name in named or columns for column in columns[name]))

    def _names(self) -> _Found:
        if self._found is None:
            columns: dict[str, list[str]] = {}
            for table, column in self._rows(_COLUMNS):
                columns.setdefault(table, []).append(column)
            self._found = _Found(
                tables={name: comment or "" for name, comment in self._rows(_TABLES)},
                macros={name: comment or "" for name, comment in self._rows(_MACROS)},
                columns={table: tuple(names) for table, names in columns.items()},
                keywords=tuple(name for (name,) in self._rows(_KEYWORDS)),
            )
        return self._found

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return self._session.connection.execute(query).fetchall()


class SqlCompleter(Completer):
    """Proposes names that begin with what stands before the cursor, or whose name behind the schema does."""

    def __init__(self, names: Names, commands: Mapping[str, str]) -> None:
        """Propose ``names`` in statements and ``commands``, with what each does, behind a dot."""
        self._names = names
        self._commands = commands

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """The proposals, tables first."""
        text = document.text_before_cursor
        word = document.get_word_before_cursor(pattern=_WORD)
        if text.lstrip().startswith("."):
            yield from self._for_command(text.lstrip(), word)
        elif word:
            yield from self._for_statement(document.text, word)

    def _for_command(self, text: str, word: str) -> Iterable[Completion]:
        command, blank, _ = text.partition(" ")
        if not blank:
            yield from _beginning(self._commands, command)
        elif command == ".recipe":
            yield from _beginning({one.name: one.question_english for one in cookbook()}, word)
        elif command in (".columns", ".explain"):
            yield from _beginning(self._names.tables, word)

    def _for_statement(self, text: str, word: str) -> Iterable[Completion]:
        yield from _beginning(self._names.tables, word)
        yield from _beginning({f"{name}(": comment for name, comment in self._names.macros.items()}, word)
        yield from _beginning(dict.fromkeys(self._names.columns_of(text), "column"), word)
        yield from _beginning(dict.fromkeys(self._names.keywords, ""), word)


def _beginning(names: Mapping[str, str], word: str) -> Iterable[Completion]:
    for name, meaning in names.items():
        if name.startswith(word.lower()) or name.partition(".")[2].startswith(word.lower()):
            yield Completion(name, start_position=-len(word), display_meta=meaning.partition(".")[0])
