"""docs/method.md says of every figure what its column's comment says, and shows the newest measurements."""

from pathlib import Path

from tools.method_page import PAGE, render_sections, renew_page
from warehouse.dictionary import build_empty_database


def test_the_page_on_method_is_fresh(tmp_path: Path) -> None:
    database = tmp_path / "empty.duckdb"
    build_empty_database(database)
    page = PAGE.read_text(encoding="utf-8")
    assert page == renew_page(page, render_sections(database)), "run `make docs`"
