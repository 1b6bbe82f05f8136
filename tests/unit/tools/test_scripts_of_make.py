"""Found when the benchmarks were run at last: three scripts that make begins did not find the room `tools`."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]


def test_a_script_that_imports_tools_is_begun_where_tools_are_found() -> None:
    recipes = (REPOSITORY / "Makefile").read_text(encoding="utf-8").splitlines()
    begun = [(line, name) for line in recipes for name in re.findall(r"/python (tests/\S+\.py)", line)]
    needing = [
        (line, name)
        for line, name in begun
        if re.search(r"^(?:from|import) tools", (REPOSITORY / name).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert len(needing) >= 3
    assert [name for line, name in needing if not re.search(r"PYTHONPATH=\.[ :]", line)] == []
