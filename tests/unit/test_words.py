"""The glossary of docs/style.md: one term per thing, in the texts that people see and in the headers of checks."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from expectations.check_files import load_check_files
from warehouse.cookbook import cookbook

ROOT = Path(__file__).resolve().parents[2]
STYLE = ROOT / "docs" / "style.md"
_TERM = re.compile(r"^\| (?P<english>[^|]+) \| (?P<dutch>[^|]+) \| (?P<never>[^|]+) \|$", re.MULTILINE)
ROOMS = ("sql", "expectations", "warehouse", "ingest", "flows", "cli", "parliament", "corpus", "tools", "docs")
# What the English pass took out: each is a calque that came back more than once.
NEVER_IN_ENGLISH = (
    "laid on a person",
    "laid on one person",
    "laid on others",
    "even who",
    "gone on with",
    "row a session year",
    "tell failure",
    "tells of it",
    "tell of it",
    "is told by every",
    "written anew",
)


def never_in_dutch() -> list[str]:
    glossary = STYLE.read_text(encoding="utf-8").partition("## Glossary")[2].partition("## Messages")[0]
    rows = [match for match in _TERM.finditer(glossary) if match["english"] not in {"English", "--"}]
    assert len(rows) >= 10
    return [term.strip() for row in rows for term in row["never"].split(",")]


def dutch_texts() -> Iterator[tuple[str, str]]:
    for check in load_check_files():
        yield f"sql/check: {check.check_name}", check.sentence.dutch
    for recipe in cookbook():
        yield f"sql/cookbook: {recipe.name}", recipe.question_dutch
    texts = tomllib.loads((ROOT / "dashboards" / "texts" / "nl.toml").read_text(encoding="utf-8"))
    for text in values(texts):
        # What stands in braces is filled in, and its name is of the code; the same holds of what is between tags.
        yield "dashboards/texts/nl.toml", re.sub(r"\{[^{}]*\}|<[^<>]*>", "", text)


def values(table: object) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for value in table.values():
            yield from values(value)


def english_texts() -> Iterator[tuple[str, str]]:
    for check in load_check_files():
        yield f"sql/check: {check.check_name}", check.sentence.english
    for folder in ROOMS:
        for path in (ROOT / folder).rglob("*"):
            # The page on style shows them to say what is written instead.
            if path.suffix in {".py", ".sql", ".md"} and path != STYLE:
                yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@pytest.mark.parametrize("term", never_in_dutch())
def test_no_text_says_it_in_another_dutch_term(term: str) -> None:
    pattern = re.compile(rf"\b{re.escape(term)}(?:en|s|\'s)?\b", re.IGNORECASE)
    assert [(place, text) for place, text in dutch_texts() if pattern.search(text)] == []


@pytest.mark.parametrize("calque", NEVER_IN_ENGLISH)
def test_no_calque_comes_back(calque: str) -> None:
    assert [place for place, text in english_texts() if calque in text] == []


def test_a_reader_is_addressed_in_one_way() -> None:
    """As Flemish newsrooms do: je, never u."""
    formal = re.compile(r"\b(?:[Uu]|[Uu]w)\b")
    assert [(place, text) for place, text in dutch_texts() if formal.search(text)] == []
