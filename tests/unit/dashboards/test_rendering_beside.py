"""Pages rendered by another process: the same bytes, and nothing is lost when it dies."""

import os
import signal
from collections.abc import Iterator

import jinja2
import pytest

from dashboards.language import languages
from dashboards.open_data.outward import Outward
from dashboards.page import Page
from dashboards.rendering import render_page
from dashboards.rendering_beside import (
    BATCH,
    PAGES_BEFORE_PROCESSES,
    PageToRender,
    ProcessesBeside,
    RenderingProcess,
)
from warehouse.origin import DataOrigin

# A process begins and imports the dashboard in each.
pytestmark = pytest.mark.long


def page(number: int) -> Page:
    context = {"origin": DataOrigin.INVENTED, "session_years": ("2022-2023",)}
    return Page(f"zoeken-{number}.html", "search.html", "search", context)


def pages(count: int) -> list[PageToRender]:
    return [
        PageToRender(shown, language.code, Outward("https://example.org/").head(shown, language))
        for shown in map(page, range(count))
        for language in languages()
    ]


def here(one: PageToRender) -> str:
    language = next(language for language in languages() if language.code == one.language_code)
    return render_page(one.page, language, one.head)


@pytest.fixture
def process() -> Iterator[RenderingProcess]:
    begun = RenderingProcess()
    yield begun
    begun.end()


def wait_until_ready(process: RenderingProcess) -> None:
    # As long as it takes; the suite's own limit of time ends a test in which it never is.
    while not process.is_ready:
        process._answers.poll(None)


def test_another_process_renders_the_same_and_fails_with_the_same_error(process: RenderingProcess) -> None:
    wait_until_ready(process)
    wanted = pages(BATCH)
    assert process.render(wanted) == [here(one) for one in wanted]
    lacking = PageToRender(Page("x.html", "search.html", "search", {}), "nl", None)
    with pytest.raises(jinja2.UndefinedError):
        process.render([lacking])
    assert process.render(wanted[:1]) == [here(wanted[0])], "an error does not end it"


def test_what_a_process_that_died_did_not_render_is_rendered_here(process: RenderingProcess) -> None:
    wait_until_ready(process)
    os.kill(process._child.pid, signal.SIGKILL)
    wanted = pages(2)
    assert process.render(wanted) == [here(one) for one in wanted]


def test_it_ends_by_itself_when_the_run_is_gone(process: RenderingProcess) -> None:
    wait_until_ready(process)
    process._pages.close()
    assert process._child.wait() == 0


def test_it_takes_its_share_in_batches_once_there_are_many_pages() -> None:
    beside = ProcessesBeside(1)
    try:
        few = pages(PAGES_BEFORE_PROCESSES // 2)
        assert [beside.take(one) for one in few] == [None] * PAGES_BEFORE_PROCESSES
        assert not beside._processes
        assert beside.take(few[0]) is None, "it has begun, and is not ready"
        wait_until_ready(beside._processes[0])
        many = pages(2 * BATCH)
        taken = [beside.take(one) for one in many]
        assert all(taken[:BATCH])
        assert [(give() if give else here(one)) for give, one in zip(taken, many, strict=True)] == [
            here(one) for one in many
        ]
    finally:
        beside.end()


def test_a_machine_with_one_core_renders_alone() -> None:
    beside = ProcessesBeside(0)
    assert [beside.take(one) for one in pages(PAGES_BEFORE_PROCESSES)] == [None] * 2 * PAGES_BEFORE_PROCESSES
    assert not beside._processes


def test_a_page_that_waits_in_a_batch_is_had_before_the_batch_is_full() -> None:
    beside = ProcessesBeside(1)
    try:
        for one in pages(PAGES_BEFORE_PROCESSES // 2 + 1):
            beside.take(one)
        wait_until_ready(beside._processes[0])
        (wanted, *_) = pages(1)
        give = beside.take(wanted)
        assert give is not None
        assert give() == here(wanted)
    finally:
        beside.end()
