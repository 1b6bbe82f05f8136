from pathlib import Path

import pytest

from cli.command_list import COMMANDS
from cli.lazy_group import load_command
from tools.command_page import render_command_page

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "cli.md"
COMMANDS_FOLDER = ROOT / "cli" / "commands"


def test_the_page_of_the_command_line_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_command_page(), "run `make docs`"


@pytest.mark.parametrize(
    "command", ["nightly", "parse", "sql", "checks", "info", "people", "replica", "quarantine list"]
)
def test_every_command_of_the_contract_has_its_section_with_an_example(command: str) -> None:
    page = render_command_page()
    section = page[page.index(f"## spreektijd {command}\n") :]
    assert f"\nspreektijd {command.partition(' ')[0]}" in section[: section.find("\n## ", 5)]


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    for one in COMMANDS:
        assert load_command(one).get_short_help_str(limit=300) == one.sentence


def test_every_module_of_commands_is_listed() -> None:
    modules = {path.stem for path in COMMANDS_FOLDER.glob("*.py")} - {"__init__", "common"}
    assert modules == {one.module for one in COMMANDS}
