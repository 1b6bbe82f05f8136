"""The cookbook: the queries people ask first, each one file of ``sql/cookbook`` with its question in two languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parliament.errors import UsageError
from warehouse.database import quoted
from warehouse.paths import SQL_FOLDER

_DUTCH = "-- nl: "
_ENGLISH = "-- en: "


# A line for each parameter: its name, what it is when nothing is said, and what it means.
_PARAMETER = re.compile(r"-- set: (?P<name>[a-z_]+) = (?P<default>.*?)(?: -- (?P<meaning>.*))?$")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?$")


@dataclass(frozen=True, slots=True)
class RecipeParameter:
    """What may be chosen for a recipe; its SQL has the default before ``/* name */``, so that it runs as it stands."""

    name: str
    # As it is written in SQL: 'CD&V', date '2019-07-01', 10, true.
    default: str
    meaning: str

    @property
    def place(self) -> re.Pattern[str]:
        """Where it stands in the SQL."""
        return re.compile(rf"{re.escape(self.default)}\s*/\* {self.name} \*/")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One query with its question in words."""

    name: str
    question_dutch: str
    question_english: str
    sql: str
    parameters: tuple[RecipeParameter, ...] = ()


def cookbook(folder: Path = SQL_FOLDER / "cookbook") -> tuple[Recipe, ...]:
    """Every recipe, by name.

    Raises:
        ValueError: a file does not open with its question in Dutch (``-- nl:``) and English (``-- en:``).
    """
    return tuple(read_recipe(file) for file in sorted(folder.glob("*.sql")))


def recipe(name: str) -> Recipe:
    """One recipe by its name.

    Raises:
        UsageError: there is none of that name.
    """
    recipes = {one.name: one for one in cookbook()}
    if name not in recipes:
        raise UsageError(f"the cookbook has no '{name}'; it has: {', '.join(recipes)}")
    return recipes[name]


def read_recipe(file: Path) -> Recipe:
    """Read one file of the cookbook.

    Raises:
        ValueError: it does not open with its question in Dutch and English, or the parameters that its header names
            (``-- set: party = 'CD&V' -- meaning``) are not those that its SQL has (``'CD&V' /* party */``).
    """
    dutch, english, *lines = file.read_text(encoding="utf-8").splitlines()
    if not (dutch.startswith(_DUTCH) and english.startswith(_ENGLISH)):
        raise ValueError(f"{file.name} must open with its question: '{_DUTCH}…' and '{_ENGLISH}…'")
    parameters = []
    while lines and lines[0].startswith("-- set:"):
        found = _PARAMETER.match(lines.pop(0))
        if found is None:
            raise ValueError(f"{file.name}: a parameter is written as -- set: name = default -- meaning")
        parameters.append(RecipeParameter(found["name"], found["default"].strip(), found["meaning"] or ""))
    sql = "\n".join(lines).strip()
    if any(not one.place.search(sql) for one in parameters):
        raise ValueError(f"{file.name}: a parameter of the header is nowhere in the SQL, as DEFAULT /* name */")
    return Recipe(file.stem, dutch.removeprefix(_DUTCH), english.removeprefix(_ENGLISH), sql, tuple(parameters))


def filled_sql(chosen: Recipe, settings: Sequence[str]) -> str:
    """The recipe's SQL with each parameter as it was set (``name=value``), or as its default.

    Raises:
        UsageError: a setting is no ``name=value``, or of a parameter that the recipe does not have.
    """
    known = {one.name: one for one in chosen.parameters}
    sql = chosen.sql
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise UsageError(f"'{setting}' is no NAME=VALUE, such as since=2019-07-01")
        if name not in known:
            has = f"it has: {', '.join(known)}" if known else "it has none"
            raise UsageError(f"the recipe {chosen.name} has no parameter '{name}'; {has}")
        # A backslash in a value is one, and no reference to a group.
        literal = f"{_literal(value, known[name])} /* {name} */".replace("\\", "\\\\")
        sql = known[name].place.sub(literal, sql)
    return sql


def _literal(value: str, parameter: RecipeParameter) -> str:
    """A value as SQL of the kind that the default is of: a number, a day, a truth value, or a text.

    Raises:
        UsageError: it is not of that kind.
    """
    if _NUMBER.match(parameter.default):
        if not _NUMBER.match(value):
            raise UsageError(f"{parameter.name} is a number, such as {parameter.default}; '{value}' is none")
        return value
    if parameter.default.startswith("date "):
        try:
            return f"date {quoted(date.fromisoformat(value).isoformat())}"
        except ValueError as error:
            raise UsageError(f"{parameter.name} is a day, such as 2019-07-01; '{value}' is none") from error
    if parameter.default in ("true", "false"):
        if value not in ("true", "false"):
            raise UsageError(f"{parameter.name} is true or false; '{value}' is neither")
        return value
    return quoted(value)
