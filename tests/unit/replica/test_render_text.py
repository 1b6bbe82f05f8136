from pathlib import Path

import pytest

from replica.render_text import SYNTHETIC_NOTICE, render_text
from replica.world import World


def test_the_form_is_that_of_the_real_report(world: World, real_report: Path) -> None:
    rendered = render_text(world.script(0), world.house).text
    real = real_report.read_text(encoding="utf-8")
    for text in (real, rendered):
        lines = text.split("\n")
        assert "INHOUD " in lines
        assert sum(1 for line in lines if line.startswith(" ") and line.strip()) > 2
        header = next(line for line in lines if line.startswith("2 Commissievergadering nr. C"))
        assert header.endswith(" ")
        assert any(line.startswith("Voorzitter: ") for line in lines)
        assert "Vlaams Parlement " in lines
    longest = max(map(len, rendered.split("\n")))
    assert 80 < longest < 96


def test_every_report_says_that_it_is_invented(world: World) -> None:
    for index in range(4):
        assert SYNTHETIC_NOTICE[0] in render_text(world.script(index), world.house).text


def test_pages_of_the_truth_are_those_of_the_text(world: World) -> None:
    """Counts the page openings by hand: a header names its page, a leading space opens the next."""
    for index in range(12):
        rendered = render_text(world.script(index), world.house)
        page = 1
        page_of_label: list[int] = []
        labels = {f"{speech.label}:" for speech in rendered.truth.speeches}
        for line in rendered.text.split("\n")[40:]:
            if "ergadering nr. " in line:
                page = int(line.split()[0]) if line.split()[0].isdigit() else int(line.split()[-1])
            elif line.startswith(" ") and line.strip():
                page += 1
            if any(line.strip().startswith(label) for label in labels):
                page_of_label.append(page)
        assert page_of_label == [speech.page for speech in rendered.truth.speeches]
        assert page == rendered.truth.page_count


@pytest.mark.parametrize("index", [0, 1])
def test_headers_can_be_on_all_pages(world: World, index: int) -> None:
    rendered = render_text(world.script(index), world.house, headers_on_all_pages=True)
    assert rendered.text.count("ergadering nr. ") == rendered.truth.page_count - 1


def test_words_of_the_truth_are_in_the_text(world: World) -> None:
    rendered = render_text(world.script(2), world.house)
    flowing = " ".join(rendered.text.split())
    for speech in rendered.truth.speeches:
        assert f"{speech.label}: " in flowing
        assert speech.paragraphs[0].split()[0] in flowing
