"""A table that a file of ``sql/core`` or ``sql/mart`` reads more than once is imported once, as a CTE."""

import re
from collections import Counter
from pathlib import Path

import pytest

SQL = Path(__file__).resolve().parents[2] / "sql"
FILES = sorted([*(SQL / "core").glob("*.sql"), *(SQL / "mart").glob("*.sql")])
_COMMENT_ON = re.compile(r"^comment on .*", re.MULTILINE | re.DOTALL)
_NOT_CODE = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
# A name with a parenthesis behind it is a macro, which is called and not imported.
_READ = re.compile(r"\b(?:from|join)\s+((?:raw|core|mart|dq)\.\w+)\b(?!\()")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}.{file.stem}")
def test_a_table_is_imported_once(file: Path) -> None:
    code = _NOT_CODE.sub(" ", _COMMENT_ON.sub("", file.read_text(encoding="utf-8")))
    assert [table for table, count in Counter(_READ.findall(code)).items() if count > 1] == []
