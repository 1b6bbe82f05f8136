"""A speech keeps its key over revisions of its report and over new parsers, and what became of each is told."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.lineage import Relation, Turn, trace
from warehouse.build import build
from warehouse.load import load_frames

DAY = date(2020, 5, 12)
TURNS = [
    ("De voorzitter", "De heer Maes heeft het woord."),
    ("Kurt Maes (sp·a)", "Minister, hoe staat het met de orgels in onze kerken? Ik heb er vijf geteld in mijn streek."),
    ("De voorzitter", "Minister Smaelens heeft het woord."),
    (
        "Minister Griet Smaelens",
        "Goed. Er zijn er zes in onze streek, en zij zijn dit jaar nog hersteld door vaklui.",
    ),
    ("De voorzitter", "Dank u."),
    ("De voorzitter", "Dank u."),
]


def _turns(texts: list[tuple[str, str]], name: str = "s") -> list[Turn]:
    return [Turn(f"{name}{place}", label, text) for place, (label, text) in enumerate(texts)]


def _relations(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> list[Relation]:
    return [descent.relation for descent in trace(_turns(old), _turns(new))]


class TestTrace:
    def test_what_is_the_same_is_the_same(self):
        assert set(_relations(TURNS, TURNS)) == {Relation.SAME}

    def test_a_corrected_word_changes_a_turn_and_no_other(self):
        corrected = [(label, text.replace("vijf", "zeven")) for label, text in TURNS]
        assert _relations(TURNS, corrected).count(Relation.CHANGED) == 1

    def test_a_turn_cut_in_two_is_changed_and_split(self):
        label, text = TURNS[3]
        middle = text.index("en zij")
        cut = [*TURNS[:3], (label, text[:middle]), TURNS[4], (label, text[middle:]), TURNS[5]]
        relations = _relations(TURNS, cut)
        assert Relation.SPLIT in relations
        assert Relation.DROPPED not in relations

    def test_two_turns_run_together_are_merged(self):
        label, text = TURNS[3]
        middle = text.index("en zij")
        cut = [*TURNS[:3], (label, text[:middle]), TURNS[4], (label, text[middle:]), TURNS[5]]
        assert Relation.MERGED in _relations(cut, TURNS)

    def test_what_is_in_one_version_only_is_dropped_or_new(self):
        assert _relations(TURNS, TURNS[:2] + TURNS[3:]).count(Relation.DROPPED) == 1
        assert _relations(TURNS[:2] + TURNS[3:], TURNS).count(Relation.NEW) == 1

    @given(st.lists(st.sampled_from(TURNS), max_size=12), st.lists(st.sampled_from(TURNS), max_size=12))
    def test_each_turn_of_either_version_is_told_of(self, old: list[tuple[str, str]], new: list[tuple[str, str]]):
        descents = trace(_turns(old, "o"), _turns(new, "n"))
        assert [one.new.speech_id for one in descents if one.new and one.relation is not Relation.MERGED] == [
            f"n{place}" for place in range(len(new))
        ]
        told = {one.old.speech_id for one in descents if one.old}
        assert told == {f"o{place}" for place in range(len(old))}


@pytest.fixture
def add_version(later: Callable[[int], datetime]) -> Callable[..., str]:
    """Adds a version of a meeting's report with these turns to a small world."""

    def add(world: Any, content: str, turns: list[tuple[str, str]], hours: int) -> str:
        report = str(world.report("M1", content, fetched_at=later(hours)))
        for ordinal, (label, text) in enumerate(turns, start=1):
            world.speech(report, ordinal, None, len(text.split()), text=text, speaker_label=label, speaker_name=label)
        return report

    return add


def _keys(world: Any) -> dict[str, list[str]]:
    """Keys by report, in order."""
    rows = world.query(
        "select report_id, list(speech_key order by speech_ordinal) from raw.speech_key "
        "inner join raw.speech using (report_id, speech_id) group by report_id"
    )
    return dict(rows)


class TestKeys:
    def test_a_revision_keeps_the_keys_of_what_stayed_and_tells_of_the_rest(self, world: Any, add_version: Any):
        world.meeting("M1", DAY)
        first = add_version(world, "a", TURNS, 0)
        corrected = [(label, text.replace("vijf", "zeven")) for label, text in TURNS[:4]] + [TURNS[5]]
        second = add_version(world, "b", corrected, 5)
        world.build()
        keys = _keys(world)
        assert keys[second][:4] == keys[first][:4]
        assert set(keys[second]) < set(keys[first])
        relations = dict(world.query("select relation, count(*) from core.speech_lineage group by all"))
        assert relations == {"same": 4, "changed": 1, "dropped": 1}

    def test_equal_turns_of_one_report_have_keys_of_their_own(self, world: Any, add_version: Any):
        world.meeting("M1", DAY)
        report = add_version(world, "a", TURNS, 0)
        world.build()
        assert len(set(_keys(world)[report])) == len(TURNS)

    def test_building_from_nothing_gives_the_same_keys(self, make_world: Any, add_version: Any):
        worlds = [make_world(name) for name in ("one", "two")]
        for world in worlds:
            world.meeting("M1", DAY)
            add_version(world, "a", TURNS, 0)
            add_version(world, "b", TURNS[:3] + TURNS[4:], 5)
            world.build()
        assert _keys(worlds[0]) == _keys(worlds[1])

    def test_a_report_read_again_by_another_parser_keeps_its_keys(
        self, make_world: Any, add_version: Any, tmp_path: Path
    ):
        """A text that a new parser joins otherwise would else have orphaned every citation."""
        world = make_world("published")
        world.meeting("M1", DAY)
        report = add_version(world, "a", TURNS, 0)
        world.build()
        keys = _keys(world)[report]
        published = tmp_path / "before.duckdb"
        shutil.copyfile(world.path, published)
        again = make_world("published")
        again.meeting("M1", DAY)
        joined = [(label, text.replace("vaklui", "vak lui")) for label, text in TURNS[1:]]
        add_version(again, "a", joined, 0)
        load_frames(again.path, again.frames())
        build(again.path, published=published)
        assert _keys(again)[report] == keys[1:]
        with duckdb.connect(str(again.path), read_only=True) as connection:
            relations = connection.execute("select relation from core.speech_lineage order by all").fetchall()
        assert relations == [("changed",), ("dropped",)]

    def test_every_speech_of_core_has_a_key(self, parliament: Any):
        count = parliament.connection.execute(
            "select count(*), count(speech_key), count(distinct (meeting_id, speech_key)) from core.speech_speaker"
        ).fetchone()
        assert count is not None
        assert count[0] == count[1] == count[2] > 0
