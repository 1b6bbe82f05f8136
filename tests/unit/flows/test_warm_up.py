import threading
from pathlib import Path

import pytest

from dashboards import rendering
from flows.warm_up import renderer_made_ready
from warehouse.paths import DataFolder


def test_what_makes_the_renderer_ready_has_ended_on_leaving_and_its_errors_end_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = threading.Event()

    def make_ready(folder: Path) -> None:
        assert folder == tmp_path / "build" / "templates"
        made.set()
        raise OSError("no room for a script engine")

    monkeypatch.setattr(rendering, "make_ready", make_ready)
    before = threading.active_count()
    with renderer_made_ready(DataFolder(tmp_path), is_wanted=True):
        pass
    assert made.is_set()
    assert threading.active_count() == before


def test_nothing_is_made_ready_for_a_run_without_a_dashboard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rendering, "make_ready", lambda folder: pytest.fail("it was made ready"))
    with renderer_made_ready(DataFolder(tmp_path), is_wanted=False):
        assert not [thread for thread in threading.enumerate() if "renderer" in thread.name]
