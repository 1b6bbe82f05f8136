"""The page of questions names queries that there are."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_question_names_a_query_of_the_cookbook_once() -> None:
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| \d+ \|.*\| `(\w+)` \|$", page, re.MULTILINE)
    recipes = {file.stem for file in (ROOT / "sql" / "cookbook").glob("*.sql")}
    assert len(named) >= 25
    assert len(set(named)) == len(named)
    assert set(named) <= recipes
