"""The cookbook: the queries people ask first, each one file of ``sql/cookbook`` with its question in two languages."""

from dataclasses import dataclass
from pathlib import Path

from parliament.errors import UsageError
from warehouse.paths import SQL_FOLDER

_DUTCH = "-- nl: "
_ENGLISH = "-- en: "


@dataclass(frozen=True, slots=True)
class Recipe:
    """One query with its question in words."""

    name: str
    question_dutch: str
    question_english: str
    sql: str


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
        ValueError: it does not open with its question in Dutch and English.
    """
    dutch, english, *sql = file.read_text(encoding="utf-8").splitlines()
    if not (dutch.startswith(_DUTCH) and english.startswith(_ENGLISH)):
        raise ValueError(f"{file.name} must open with its question: '{_DUTCH}…' and '{_ENGLISH}…'")
    return Recipe(file.stem, dutch.removeprefix(_DUTCH), english.removeprefix(_ENGLISH), "\n".join(sql).strip())
