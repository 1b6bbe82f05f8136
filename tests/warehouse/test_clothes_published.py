"""The real report in other clothes, through a whole night: published as it is, or not at all."""

from pathlib import Path

import pytest
from clothes.layouts import Layout
from clothes.originals import real_original
from clothes.pdf_canvas import draw_pdf
from clothes.texts import CHANGES, changed_text
from commands import run

from warehouse.paths import DataFolder
from warehouse.publish import current_version
from warehouse.read import query_published

pytestmark = pytest.mark.usefixtures("short_nights")

SPEECHES, WORDS = 109, 18_586
_FIGURES = "select count(*) as speeches, sum(words)::bigint as words from core.speech"


# What the incident was; where there is time, two like it.
CLOTHES = (
    "gaps of 2 points",
    *(pytest.param(one, marks=pytest.mark.thorough) for one in ("gaps of 2 points, no bold", "no blank lines")),
)


@pytest.mark.parametrize("clothing", CLOTHES)
def test_the_real_report_is_published_as_it_is_or_not_at_all(real_report: Path, tmp_path: Path, clothing: str) -> None:
    """It was published with 102 speeches, all checks green: each chair's first turn was part of the chair line."""
    original = real_original(real_report)
    reports = tmp_path / "reports"
    reports.mkdir()
    if clothing == "no blank lines":
        (reports / "report.txt").write_bytes(changed_text(original.body, CHANGES[clothing]))
    else:
        layout = Layout(clothing, gap=2.0, has_bold="no bold" not in clothing, is_hyphenated=False)
        (reports / "report.pdf").write_bytes(draw_pdf(original, layout).body)
    data = tmp_path / "data"
    exit_code = run("nightly", "--plain", "--no-dashboard", "--source", reports, "--data", data)
    if exit_code == 0:
        figures = query_published(DataFolder(data), _FIGURES).row(0, named=True)
        assert figures["speeches"] == SPEECHES
        assert abs(figures["words"] - WORDS) <= WORDS * 0.001
    else:
        assert exit_code == 3
        assert current_version(DataFolder(data)) is None
