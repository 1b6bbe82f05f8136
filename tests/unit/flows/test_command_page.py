from pathlib import Path

import pytest

from tools.command_page import render_command_page

PAGE = Path(__file__).resolve().parents[3] / "docs" / "cli.md"


def test_the_page_of_the_command_line_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_command_page(), "run `make docs`"


@pytest.mark.parametrize(
    "command", ["nightly", "parse", "sql", "checks", "info", "people", "replica", "quarantine list"]
)
def test_every_command_of_the_contract_has_its_section_with_an_example(command: str) -> None:
    page = render_command_page()
    section = page[page.index(f"## spreektijd {command}\n") :]
    assert f"\nspreektijd {command.partition(' ')[0]}" in section[: section.find("\n## ", 5)]
