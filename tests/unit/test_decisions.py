"""Every decision is on one template and has a number of its own; every number that is named leads to one."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.unit.test_references import house_texts

DECISIONS = sorted((Path(__file__).resolve().parent.parent.parent / "docs" / "decisions").glob("*.md"))
_TITLE = re.compile(r"# (\d{3}) [A-Z`\d].*[^.:]")
_HEADINGS = re.compile(r"^\*\*([A-Z][^*]*?)\.?\*\*", re.MULTILINE)
_NAMED = re.compile(r"\b(?:decision|docs/decisions/)\s?(\d{3})\b")


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_asks_a_question_and_answers_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    title = _TITLE.fullmatch(text.splitlines()[0])
    assert title is not None, f"the first line is no title: {text.splitlines()[0]}"
    assert title.group(1) == path.stem[:3], "the number of the title is not that of the file"
    headings = _HEADINGS.findall(text)
    assert headings[0] == "Question", f"it opens with {headings[0]}"
    assert "Decision" in headings, "nothing is decided"


def test_no_two_decisions_share_a_number() -> None:
    numbers = Counter(path.stem[:3] for path in DECISIONS)
    assert len(numbers) > 40
    assert [number for number, count in numbers.items() if count > 1] == []


def test_every_decision_that_is_named_is_there() -> None:
    numbers = {path.stem[:3] for path in DECISIONS}
    named = [(name, number) for name, text in house_texts() for number in _NAMED.findall(text)]
    assert len(named) > 50
    assert [f"{name}: decision {number}" for name, number in named if number not in numbers] == []
