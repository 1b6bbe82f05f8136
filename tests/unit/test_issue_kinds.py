"""The kinds of issue in the code and in docs/naming.md are the same."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCES = [path for room in ("parliament", "ingest", "flows") for path in sorted((REPOSITORY / room).rglob("*.py"))]


def documented_kinds() -> set[str]:
    page = (REPOSITORY / "docs" / "naming.md").read_text(encoding="utf-8")
    rows = [line for line in page[page.index("## Issue kinds") :].splitlines() if line.startswith("| `")]
    return {kind for row in rows for kind in re.findall(r"`([a-z_]+)`", row.split("|")[1])}


def kinds_written_out() -> Iterator[str]:
    """The kinds that stand as a text before a severity in a call, or first in one of ``Issue``."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                is_issue = isinstance(node.func, ast.Name) and node.func.id == "Issue"
                has_severity = len(node.args) > 1 and ast.unparse(node.args[1]).startswith("Severity.")
                if is_issue or has_severity:
                    yield node.args[0].value


def test_every_kind_that_the_code_writes_out_is_documented() -> None:
    assert set(kinds_written_out()) - documented_kinds() == set()


def test_every_documented_kind_stands_in_the_code() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    code += (REPOSITORY / "sql" / "core" / "issue.sql").read_text(encoding="utf-8").replace("'", '"')
    assert [kind for kind in sorted(documented_kinds()) if f'"{kind}"' not in code] == []
