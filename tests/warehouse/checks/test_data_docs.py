"""Great Expectations' pages of a real audit: complete, and without a trace of another host."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from expectations.audit import audit
from expectations.check_files import load_check_files
from expectations.column_checks import TableSuite
from expectations.data_docs import data_docs_builder

NOW = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)
pytestmark = pytest.mark.xdist_group("expectations")
OUTSIDE = re.compile(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//|url\(["']?(?:https?:)?//|@import""", re.IGNORECASE)


def test_pages_are_built_beside_the_audit_and_fetch_nothing(clean_candidate: Path, tmp_path: Path) -> None:
    folder = tmp_path / "quality"
    folder.mkdir()
    (folder / "stale.html").write_text("old", encoding="utf-8")
    checks = [check for check in load_check_files() if check.table_name in {"core.question", "core.report"}]
    columns = TableSuite("core.report").not_null("report_id")
    audit(clean_candidate, run_id="run-2", checks=[*checks, *columns], after_validation=data_docs_builder(folder, NOW))
    pages = {page.relative_to(folder).as_posix(): page.read_text(encoding="utf-8") for page in folder.rglob("*.html")}
    assert [name for name, page in pages.items() if OUTSIDE.search(page) or "<script" in page] == []
    assert "stale.html" not in pages
    for name in re.findall(r'href="([^"]+)"', pages["index.html"]):
        assert name in pages
    results = next(page for name, page in pages.items() if name.endswith("candidate-core.report.html"))
    assert "Every report has at least one speech." in results
    assert not list(tmp_path.rglob("*.tmp"))
