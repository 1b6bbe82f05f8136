"""Who may import whom (design §2), and what may stand at the top of the house."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
ROOMS = (
    "parliament", "replica", "warehouse", "expectations", "dashboards", "corpus", "ingest", "flows", "cli", "tools",
)  # fmt: skip
MAY_IMPORT: dict[str, set[str]] = {
    "parliament": set(),
    "replica": {"parliament"},
    "warehouse": {"parliament"},
    "expectations": {"warehouse", "parliament"},
    "dashboards": {"warehouse", "parliament"},
    "corpus": {"warehouse", "parliament"},
    "ingest": {"parliament", "warehouse"},
    "flows": {"parliament", "warehouse", "expectations", "dashboards", "ingest"},
    "cli": set(ROOMS) - {"tools"},
    "tools": set(ROOMS),
}
# The library, and the one room that may import it; pages of the command line are made by asking its library.
ONLY_ROOM_OF_LIBRARY = {
    "prefect": "flows",
    "typer": "cli",
    "duckdb": "warehouse",
    "tantivy": "warehouse",
    "great_expectations": "expectations",
    "vl_convert": "dashboards",
    "reportlab": "replica",
}
GENERATORS = {"typer": "tools"}
SLOW_TO_IMPORT = {"prefect", "great_expectations", "vl_convert"}
# What Prefect itself loads: the entry points of prefect.yaml, and what they share.
FLOW_MODULES = {
    "flows/nightly.py", "flows/recheck.py", "flows/publishing.py", "flows/prefect_stages.py", "flows/flow_ending.py",
    "flows/backfill.py", "flows/dask_batches.py", "flows/run_flow.py",
}  # fmt: skip
TOP_LEVEL = {
    *ROOMS, "sql", "tests", "docs", "corrections", ".ci", "Makefile", "README.md", "LICENSE", "CHANGELOG.md",
    "SECURITY.md", "CONTRIBUTING.md", "pyproject.toml", "requirements.lock", "requirements-runtime.lock",
    "prefect.yaml", ".gitignore", ".sqlfluff", ".github",
}  # fmt: skip


def _modules(room: str) -> Iterator[Path]:
    yield from sorted((REPOSITORY / room).rglob("*.py"))


def _imported_packages(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.split(".")[0]


@cache
def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _packages_of(path: Path) -> frozenset[str]:
    return frozenset(_imported_packages(_parse(path)))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_it_may(room: str) -> None:
    allowed = MAY_IMPORT[room] | {room}
    wrong = [
        f"{path.relative_to(REPOSITORY)} imports {package}"
        for path in _modules(room)
        for package in _packages_of(path)
        if package in ROOMS and package not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize(("library", "only_room"), sorted(ONLY_ROOM_OF_LIBRARY.items()))
def test_a_library_of_one_room_stays_there(library: str, only_room: str) -> None:
    wrong = [
        str(path.relative_to(REPOSITORY))
        for room in ROOMS
        if room not in {only_room, GENERATORS.get(library)}
        for path in _modules(room)
        if library in _packages_of(path)
    ]
    assert wrong == []


def test_slow_libraries_are_imported_only_where_they_are_used() -> None:
    """The command line must answer in a moment; only a flow's own module may import prefect at its top."""
    wrong = [
        f"{path.relative_to(REPOSITORY)} imports {package} at the top"
        for room in ROOMS
        for path in _modules(room)
        if path.relative_to(REPOSITORY).as_posix() not in FLOW_MODULES
        for statement in _parse(path).body
        for package in _imported_packages(statement)
        if isinstance(statement, ast.Import | ast.ImportFrom) and package in SLOW_TO_IMPORT
    ]
    assert wrong == []


def test_the_pure_room_uses_no_socket_library_outside_source() -> None:
    wrong = [
        str(path.relative_to(REPOSITORY))
        for path in _modules("parliament")
        if "source" not in path.parts and {"httpx", "socket", "requests"} & set(_packages_of(path))
    ]
    assert wrong == []


def test_nothing_uses_a_shell() -> None:
    wrong = [
        f"{path.relative_to(REPOSITORY)}:{node.lineno}"
        for room in ROOMS
        for path in _modules(room)
        for node in ast.walk(_parse(path))
        if isinstance(node, ast.Call)
        and any(keyword.arg == "shell" and getattr(keyword.value, "value", None) is True for keyword in node.keywords)
    ]
    assert wrong == []


def test_the_top_of_the_house_holds_only_what_the_design_names() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    top = {Path(name).parts[0] for name in tracked}
    assert top - TOP_LEVEL == set()


def test_sql_holds_only_sql() -> None:
    strangers = [str(path) for path in (REPOSITORY / "sql").rglob("*") if path.is_file() and path.suffix != ".sql"]
    assert strangers == []


def test_no_source_file_is_ignored_by_git() -> None:
    """An ignored file is absent from every fresh clone: `data/` in .gitignore once kept the register out of it."""
    ignored = subprocess.run(
        ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "--", *ROOMS, "sql", "docs", "corrections"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    made = ("__pycache__", "node_modules", "dashboards/build", ".egg-info", ".duckdb")
    assert [path for path in ignored if not any(part in path for part in made)] == []
