"""The reasons are in the house: every section that code, SQL or a page points to stands in ``docs/``."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PAGES = {
    "source contract": "source-contract.md",
    "design": "design.md",
    "platform notes": "platform-notes.md",
    "method": "method.md",
}
# "source contract §1.7, §3.3 and §5.10 to §5.12": the page once, then one section or more.
_SECTION = r"§\s?(?:[a-d]\.)?\d+(?:\.\d+)*"
_REFERENCE = re.compile(
    rf"\b(source\s+contract|design|platform\s+notes|method)\s+({_SECTION}(?:(?:,| and| to)\s+{_SECTION})*)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^#{1,4}\s+((?:[a-d]\.)?\d+(?:\.\d+)*|[a-d])\s", re.MULTILINE)
_SUFFIXES = {".py", ".sql", ".md", ".toml", ".yaml", ".service", ".timer", ""}


def house_texts() -> Iterator[tuple[str, str]]:
    """Every text of the repository: its name and what stands in it."""
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    for name in names:
        path = REPOSITORY / name
        if path.suffix in _SUFFIXES and path.is_file() and name != "tests/unit/test_references.py":
            yield name, path.read_text(encoding="utf-8", errors="replace")


def _references() -> Iterator[tuple[str, str, str]]:
    """Which file points to which section of which page; a reference may run over a line of comment."""
    for name, text in house_texts():
        flowing = re.sub(r"\s*\n\s*(?:#|--|\*)?\s*", " ", text)
        for match in _REFERENCE.finditer(flowing):
            page = re.sub(r"\s+", " ", match.group(1).lower())
            for section in re.findall(_SECTION, match.group(2)):
                yield name, page, section.lstrip("§ ")


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_reference_leads_to_a_section(page: str) -> None:
    text = (REPOSITORY / "docs" / PAGES[page]).read_text(encoding="utf-8")
    sections = set(_HEADING.findall(text))
    astray = [
        f"{name}: {page} §{section}" for name, to, section in _references() if to == page and section not in sections
    ]
    assert astray == []


def test_the_references_are_found_at_all() -> None:
    assert sum(page == "source contract" for _, page, _ in _references()) > 50


def test_nothing_points_to_a_page_outside_the_repository() -> None:
    outside = re.compile(r"tech(?:nology)? facts|(?<!source )(?<!source-)\bcontract §|\bissue \d", re.IGNORECASE)
    found = [f"{name}: {match.group()}" for name, text in house_texts() for match in outside.finditer(text)]
    assert found == []


def _walks() -> dict[str, list[str]]:
    """The steps of each walk of the data in the design, by the walk's name."""
    page = (REPOSITORY / "docs" / "design.md").read_text(encoding="utf-8")
    section = page.partition("### The five walks")[2].partition("\n## ")[0]
    _, *parts = re.split(r"^\*\*(.+?)\.\*\*$", section, flags=re.MULTILINE)
    return {
        name: re.findall(r"^\d+\. (.+(?:\n   .+)*)", steps, re.MULTILINE)
        for name, steps in zip(parts[::2], parts[1::2], strict=True)
    }


def test_each_walk_of_the_data_takes_ten_steps_at_most() -> None:
    walks = _walks()
    assert len(walks) == 5
    assert {name: len(steps) for name, steps in walks.items() if not 5 <= len(steps) <= 10} == {}


def test_each_step_of_a_walk_names_a_file_that_is_there() -> None:
    named = [path for steps in _walks().values() for step in steps for path in re.findall(r"`([a-z]+/[\w./]+)`", step)]
    assert len(named) >= 40
    # FAMILY and NAME stand for any check.
    files = [path for path in named if "NAME" not in path]
    assert [path for path in files if not (REPOSITORY / path).exists()] == []
