"""Committees whose names do not begin with "Commissie voor": fetched, read, counted and drawn under their own names."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from html import escape
from pathlib import Path

import polars as pl
import pytest

from flows.run import run_night
from flows.run_result import RunOutcome
from ingest.options import RunOptions
from parliament.people import register_to_json
from replica.committees import COMMITTEES
from replica.register import known_governments
from replica.render_pdf import render_pdf
from replica.server import ReplicaServer
from replica.truth import TruthReport
from replica.world import World, WorldSettings, build_world
from warehouse.paths import DataFolder
from warehouse.read import query_published

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("short_nights")]


@pytest.fixture(scope="module")
def world() -> World:
    """Meetings of most committees, each by its odd name, and a plenary sitting; all with rare forms."""
    return build_world(WorldSettings(seed=6, meetings=12, years=0.5, words_per_speech=40, has_rare_forms=True))


@pytest.fixture(scope="module")
def truths(world: World) -> dict[str, TruthReport]:
    return {
        str(plan.verg_id): render_pdf(world.script(plan.index), world.house).truth
        for plan in world.plans
        if plan.has_report
    }


@pytest.fixture(scope="module")
def published(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a night with its site published."""
    folder = tmp_path_factory.mktemp("odd-committees")
    register = folder / "register.json"
    register.write_text(register_to_json(known_governments(world.house)), encoding="utf-8")
    with ReplicaServer(world) as server:
        first, last = world.plans[0].date, world.plans[-1].date
        options = RunOptions(
            server.root, folder / "data", since=first, until=last, today=last + timedelta(days=1), processes=1,
            register_file=register,
        )  # fmt: skip
        result = run_night(options)
    assert result.outcome is RunOutcome.PUBLISHED, result.failed_checks
    assert result.quarantined_count == 0
    return folder / "data"


@pytest.fixture(scope="module")
def ask(published: Path) -> Callable[[str], pl.DataFrame]:
    return lambda sql: query_published(DataFolder(published), sql)


def test_meetings_name_the_committee(truths: dict[str, TruthReport], ask: Callable[[str], pl.DataFrame]) -> None:
    rows = ask("select meeting_id, meeting_kind, committee_name from core.meeting where has_report order by all").rows()
    assert rows == sorted((key, one.heading.kind.value, one.heading.committee) for key, one in truths.items())
    named = {one.heading.committee for one in truths.values()} - {None}
    assert named <= {committee.odd_name for committee in COMMITTEES}
    assert len(named) >= 5


def test_their_questions_and_words_are_counted(
    truths: dict[str, TruthReport], ask: Callable[[str], pl.DataFrame]
) -> None:
    asked, words = Counter[str](), Counter[str]()
    for truth in truths.values():
        if truth.heading.committee is not None:
            asked[truth.heading.committee] += len(truth.questions)
            words[truth.heading.committee] += truth.words
    rows = ask("select committee_name, asked_count, words from mart.committee_summary order by all").rows()
    assert rows == sorted((name, asked[name], words[name]) for name in asked)


def test_the_site_shows_them(published: Path, truths: dict[str, TruthReport]) -> None:
    page = (published / "site" / "commissies.html").read_text(encoding="utf-8")
    for name in {one.heading.committee for one in truths.values() if one.heading.committee}:
        assert escape(name) in page, name
