import pypdfium2
import pytest

from replica.render_pdf import render_pdf
from replica.world import World


@pytest.fixture(scope="module", params=[0, 1])
def pages(world: World, request: pytest.FixtureRequest) -> tuple:
    """The rendered report and the text of its pages."""
    rendered = render_pdf(world.script(request.param), world.house)
    document = pypdfium2.PdfDocument(rendered.body)
    return rendered, [page.get_textpage().get_text_range() for page in document]


def test_the_same_script_gives_the_same_bytes(world: World) -> None:
    assert render_pdf(world.script(2), world.house).body == render_pdf(world.script(2), world.house).body


def test_pages_of_the_truth_are_those_of_the_file(pages: tuple) -> None:
    rendered, texts = pages
    assert rendered.truth.page_count == len(texts)
    for speech in rendered.truth.speeches:
        assert f"{speech.label}:" in texts[speech.page - 1]
    for item in rendered.truth.items:
        assert item.title[:30] in texts[item.page - 1]


def test_running_headers_are_on_every_page_but_the_cover(pages: tuple) -> None:
    _, texts = pages
    assert "ergadering nr. " not in texts[0]
    assert "nagebootst" in texts[0]
    for page, text in enumerate(texts[1:], start=2):
        header = next(line for line in text.splitlines() if "ergadering nr. " in line)
        assert header.startswith(str(page)) if page % 2 == 0 else header.endswith(str(page)), header


def test_some_speech_runs_over_a_page_break_and_some_lines_end_in_hyphens(world: World) -> None:
    truths = [render_pdf(world.script(index), world.house).truth for index in range(6)]
    assert any(speech.last_page > speech.page for truth in truths for speech in truth.speeches)
    assert sum(truth.hyphens["soft"] for truth in truths) > 100
    assert sum(truth.hyphens["real"] for truth in truths) > 0
