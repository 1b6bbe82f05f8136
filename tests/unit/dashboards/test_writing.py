"""Pages rendered by several threads: the same bytes as one after the other, and what fails is raised."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboards.charts import Bar, IntervalBars, render_chart
from dashboards.folder import SiteFolder
from dashboards.language import languages
from dashboards.page import NOTHING_SHARED, MadeFile, Page, PlainFile
from dashboards.writing import PAGES_AHEAD, RENDERING_THREADS, SiteWriter


def page(number: int) -> Page:
    return Page(f"{number}.html", "method.html", "method", {"number": number})


def bars(number: int) -> tuple[Bar, ...]:
    return tuple(Bar(f"Name {one}", one * number, "#333", one, one * 9) for one in range(5))


def render(shown: Page, language: object, outward: object, whole: object) -> str:
    return f"{shown.context['number']} {language} {outward} {whole}"


@pytest.fixture
def folder(tmp_path: Path) -> SiteFolder:
    one = SiteFolder(tmp_path / "site", "renderer")
    one.open()
    return one


def test_every_page_stands_in_its_place_once_writing_is_finished(
    folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboards.rendering_beside.render_page", render)
    count = 3 * PAGES_AHEAD
    with SiteWriter(folder) as writer:
        assert sum(writer.write(page(number)) for number in range(count)) == 2 * count
        assert writer.write(PlainFile("robots.txt", "ours")) == 0
        assert writer.write(MadeFile("made.json", "shown", lambda: b"{}")) == 0
        assert writer.write(MadeFile("drawn.png", "shown", lambda: b"a picture", is_drawn=True)) == 0
        assert writer.write(MadeFile("gathered.json", "shown", lambda rows: f"{rows}", gather=lambda: [1])) == 0
        writer.finish()
    for number in range(count):
        for language, path in zip(languages(), (f"{number}.html", f"en/{number}.html"), strict=True):
            assert (folder.target / path).read_text(encoding="utf-8") == render(
                page(number), language, None, NOTHING_SHARED
            )
    assert len(folder.paths) == folder.written_count == 2 * count + 4
    assert (folder.target / "drawn.png").read_bytes() == b"a picture"
    assert (folder.target / "gathered.json").read_text(encoding="utf-8") == "[1]"


def test_a_page_that_cannot_be_rendered_ends_the_rendering(folder: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(shown: Page, *others: object) -> str:
        if shown.context["number"] == 1:
            raise ValueError("a template asks for what is not there")
        return render(shown, *others)

    monkeypatch.setattr("dashboards.rendering_beside.render_page", fail)
    with pytest.raises(ValueError, match="asks for what is not there"), SiteWriter(folder) as writer:
        for number in range(3):
            writer.write(page(number))
        writer.finish()
    assert not (folder.target / "1.html").exists()


def test_charts_drawn_by_several_threads_are_those_drawn_one_after_the_other() -> None:
    charts = [IntervalBars("words", "words", bars(number)) for number in range(1, 13)]
    dutch = languages()[0]
    in_turn = [render_chart(chart, dutch) for chart in charts]
    with ThreadPoolExecutor(RENDERING_THREADS) as pool:
        assert list(pool.map(lambda chart: render_chart(chart, dutch), charts)) == in_turn
