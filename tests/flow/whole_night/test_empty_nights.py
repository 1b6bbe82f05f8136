"""A whole night, from files to the published site, of a parliament that lacks a kind of rows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pytest

from flows.run import run_night
from flows.run_result import RunOutcome, RunResult
from ingest.options import RunOptions
from parliament.people import Register, register_to_json
from replica.make_sample import sample_indexes, sample_world
from replica.register import true_register
from replica.render_text import render_text
from replica.script import MeetingScript, ScriptedItem, ScriptedSpeech
from warehouse.paths import DataFolder
from warehouse.read import published_path

# Each takes some eight seconds of one core.
pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("short_nights")]

WORLD = sample_world()


@dataclass(frozen=True)
class Empty:
    """What a parliament lacks: how its meetings and its register are cut down, and the tables without a row then."""

    tables: tuple[str, ...]
    item: Callable[[ScriptedItem], ScriptedItem | None] = lambda one: one
    speech: Callable[[ScriptedSpeech], ScriptedSpeech | None] = lambda one: one
    register: Callable[[Register], Register] = lambda one: one
    is_plenary: bool = True


def _without_directions(speech: ScriptedSpeech) -> ScriptedSpeech | None:
    said = tuple(replace(paragraph, directions=()) for paragraph in speech.paragraphs if paragraph.text)
    return replace(speech, paragraphs=said) if said else None


EMPTY = {
    "no question": Empty(("question", "question_minister"), item=lambda one: None if one.questions else one),
    "only the chair speaks": Empty(
        ("question",),
        item=lambda one: None if one.questions or one.votes else one,
        speech=lambda one: one if one.role.value == "chair" else None,
    ),
    "no vote and no plenary sitting": Empty(("vote", "vote_cast"), is_plenary=False),
    "no stage direction": Empty(("interjection",), speech=_without_directions, is_plenary=False),
    "no committee": Empty(
        ("committee_seat",), register=lambda one: replace(one, committee_seats=()), is_plenary=False
    ),
}  # fmt: skip


def _cut_down(script: MeetingScript, empty: Empty) -> MeetingScript:
    items = []
    for item in script.items:
        kept = empty.item(item)
        speeches = tuple(one for speech in item.speeches if (one := empty.speech(speech)) is not None)
        if kept is not None and speeches:
            items.append(replace(kept, ordinal=len(items) + 1, speeches=speeches))
    return replace(script, items=tuple(items))


def run(empty: Empty, folder: Path) -> RunResult:
    """One night on the files of that parliament."""
    (folder / "reports").mkdir()
    for index in sample_indexes(WORLD):
        script = WORLD.script(index)
        if (script.committee_name is None) == empty.is_plenary:
            text = render_text(_cut_down(script, empty), WORLD.house).text
            (folder / "reports" / f"{script.plan.printed_number}.txt").write_text(text, encoding="utf-8")
    register = folder / "register.json"
    register.write_text(register_to_json(empty.register(true_register(WORLD.house))), encoding="utf-8")
    return run_night(RunOptions(str(folder / "reports"), folder / "data", processes=1, register_file=register))


@pytest.mark.parametrize("name", EMPTY)
def test_it_is_published_with_its_site(name: str, tmp_path: Path) -> None:
    result = run(EMPTY[name], tmp_path)
    assert result.outcome is RunOutcome.PUBLISHED, result.failed_checks
    assert result.quarantined_count == 0
    with duckdb.connect(str(published_path(DataFolder(tmp_path / "data"))), read_only=True) as connection:
        for table in EMPTY[name].tables:
            assert connection.execute(f"select count(*) from core.{table}").fetchall() == [(0,)], table
        (speeches,) = connection.execute("select count(*) from core.speech").fetchall()
    assert speeches > (0,)
    pages = list((tmp_path / "data" / "site").rglob("*.html"))
    assert len(pages) >= 22
    assert all(page.stat().st_size for page in pages)
