"""Every mart in the world made by hand, and ten of them in the replica's, against a second program."""

from collections.abc import Iterable
from math import log
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest
from hand_made.answers import DRAWN, MARTS
from hand_made.compared import assert_same_in_order, assert_same_rows, same
from hand_made.facts import Facts, Rows, by_key, read_raw
from hand_made.macros import TABLES, VALUES
from hand_made.recipe_rows import Answers
from hand_made.recipes import RECIPES
from hand_made.speaking import own_deviation
from hand_made.summaries import party_member
from replica_database import Parliament

from warehouse.cookbook import cookbook, recipe

SQL = Path(__file__).resolve().parents[2] / "sql"


@pytest.fixture(scope="module")
def connection(hand_made_database: Path) -> Any:
    with duckdb.connect(str(hand_made_database), read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def facts(connection: Any) -> Facts:
    return Facts(read_raw(connection))


@pytest.fixture(scope="module")
def of_replica(parliament: Parliament) -> Facts:
    return Facts(read_raw(parliament.connection))


def test_every_table_of_mart_has_its_answer():
    tables = {file.stem for file in (SQL / "mart").glob("*.sql") if "or replace table mart." in file.read_text("utf-8")}
    assert tables == MARTS.keys()


@pytest.mark.parametrize("mart", sorted(MARTS))
def test_a_mart_of_the_hand_made_world(connection: Any, facts: Facts, mart: str):
    assert_same_rows(connection.table(f"mart.{mart}").pl().to_dicts(), MARTS[mart](facts), DRAWN)


@pytest.mark.parametrize("mart", sorted(MARTS))
def test_a_mart_of_the_replica(parliament: Parliament, of_replica: Facts, mart: str):
    assert_same_rows(parliament.connection.table(f"mart.{mart}").pl().to_dicts(), MARTS[mart](of_replica), DRAWN)


@pytest.fixture(scope="module")
def answers(connection: Any, facts: Facts) -> Answers:
    extra = {
        "ranks": connection.table("mart.member_speaking_time").pl().to_dicts(),
        "run": connection.table("dq.run").pl().to_dicts(),
        "person": connection.table("core.person").pl().to_dicts(),
        "published_meeting": connection.table("dq.published_meeting").pl().to_dicts(),
        "check_result": connection.table("dq.check_result").pl().to_dicts(),
    }
    return Answers(facts, extra)


def test_every_recipe_has_its_answer():
    assert {one.name for one in cookbook()} == RECIPES.keys()


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_a_recipe_in_the_hand_made_world(connection: Any, answers: Answers, name: str):
    expected = RECIPES[name](answers)
    assert expected, "a recipe that finds nothing proves nothing"
    assert_same_in_order(connection.sql(recipe(name).sql).pl().to_dicts(), expected)


def test_every_macro_has_its_answer():
    files = [*(SQL / "core").glob("*.sql"), *(SQL / "mart").glob("*.sql")]
    macros = {f"{file.parent.name}.{file.stem}" for file in files if "or replace macro" in file.read_text("utf-8")}
    assert macros == VALUES.keys() | TABLES.keys()


@pytest.mark.parametrize(
    ("call", "expected"), [(name + call, value) for name, all_ in VALUES.items() for call, value in all_]
)
def test_a_macro(connection: Any, call: str, expected: Any):
    found = connection.sql(f"select {call}").fetchone()[0]
    if isinstance(expected, dict):
        assert found.keys() == expected.keys()
        assert all(same(found[name], value) for name, value in expected.items()), found
    else:
        assert same(found, expected), found


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_macro_that_gives_rows(connection: Any, answers: Answers, name: str):
    call, expected = TABLES[name]
    rows = expected(answers)
    assert rows, "a macro that finds nothing proves nothing"
    assert_same_rows(connection.sql(f"from {name}{call}").pl().to_dicts(), rows)


def test_the_ends_of_ranks_are_those_of_draws_of_ones_own(connection: Any):
    rows = connection.table("mart.member_speaking_time").pl().to_dicts()
    _assert_ends_as_drawn(by_key(rows, lambda row: (row["session_year"], row["meeting_kind"], row["role"])).values())


def test_the_ends_of_ranks_within_a_party_are_those_of_draws_of_ones_own(connection: Any, facts: Facts):
    ends = {
        (row["party_family"], row["person_id"], row["session_year"], row["meeting_kind"]): row
        for row in connection.table("mart.party_member").pl().to_dicts()
    }
    rows = [row for row in party_member(facts) if row["speaking_rank"] is not None]
    for row in rows:
        found = ends[row["party_family"], row["person_id"], row["session_year"], row["meeting_kind"]]
        row |= {"role": "member", "rank_low": found["rank_low"], "rank_high": found["rank_high"]}
        row["own_deviation_share"] = own_deviation(facts, row["_said"])
    groups = by_key(rows, lambda row: (row["party_family"], row["session_year"], row["meeting_kind"]))
    assert any(row["rank_low"] < row["rank_high"] for row in rows)
    _assert_ends_as_drawn(groups.values())


def _assert_ends_as_drawn(groups: Iterable[Rows]) -> None:
    """4 000 draws with another generator: within a place, as draws move an end by half a per cent of the list."""
    random = Random(7)
    for group in groups:
        said = [row for row in group if row["words"] and row["role"] != "chair"]
        places: list[list[int]] = [[] for _ in said]
        for _ in range(4000):
            drawn = [log(row["words"]) + row["own_deviation_share"] * random.gauss(0, 1) for row in said]
            for place, person in enumerate(sorted(range(len(said)), key=lambda one: -drawn[one]), start=1):
                places[person].append(place)
        for row, found in zip(said, places, strict=True):
            found.sort()
            assert abs(row["rank_low"] - found[100]) <= 1, row
            assert abs(row["rank_high"] - found[-101]) <= 1, row
