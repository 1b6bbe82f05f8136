"""Prose of the documents is at most 120 columns wide; tables, headings and printed blocks are as wide as they are."""

from collections.abc import Iterator
from pathlib import Path

from tests.unit.test_references import house_texts

WIDEST = 120


def too_wide(text: str) -> Iterator[str]:
    is_printed = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("```"):
            is_printed = not is_printed
        elif not (is_printed or line.lstrip().startswith(("|", "#"))) and len(line) > WIDEST:
            yield f"line {number}: {line[:60]}"


def test_no_line_of_a_document_is_too_wide() -> None:
    documents = {name: text for name, text in house_texts() if Path(name).suffix == ".md"}
    assert len(documents) > 60
    assert {name: found for name, text in documents.items() if (found := list(too_wide(text)))} == {}
