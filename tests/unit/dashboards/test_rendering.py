"""Compiled templates: kept for the next run, of this very renderer only, and never needed."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from dashboards.rendering import CompiledTemplates

SOURCE = {"one.html": "{{ 1 + 1 }} spreekbeurten"}


def rendered_with(compiled: CompiledTemplates) -> str:
    environment = Environment(loader=DictLoader(SOURCE), autoescape=True, bytecode_cache=compiled)
    return environment.get_template("one.html").render()


def test_the_next_run_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = CompiledTemplates()
    first.keep_in(tmp_path, "renderer")
    assert rendered_with(first) == "2 spreekbeurten"
    assert len(list((tmp_path / "renderer").iterdir())) == 1
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
    second = CompiledTemplates()
    second.keep_in(tmp_path, "renderer")
    assert rendered_with(second) == "2 spreekbeurten"
    assert rendered_with(second) == "2 spreekbeurten", "the other language takes it from memory"


def test_what_another_renderer_left_goes(tmp_path: Path) -> None:
    old = CompiledTemplates()
    old.keep_in(tmp_path, "old")
    rendered_with(old)
    CompiledTemplates().keep_in(tmp_path, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
    assert rendered_with(old) == "2 spreekbeurten", "one that is still at work goes on without its folder"


def test_a_kept_file_that_is_damaged_is_compiled_anew(tmp_path: Path) -> None:
    first = CompiledTemplates()
    first.keep_in(tmp_path, "renderer")
    rendered_with(first)
    (kept,) = (tmp_path / "renderer").iterdir()
    for content in (b"", b"cut", kept.read_bytes()[:40]):
        kept.write_bytes(content)
        second = CompiledTemplates()
        second.keep_in(tmp_path, "renderer")
        assert rendered_with(second) == "2 spreekbeurten"
