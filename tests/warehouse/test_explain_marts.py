"""Every figure of every mart is listed back to rows that add up to it: on the replica, and on what it never says.

A mart is found by its file in ``sql/mart``: one that nobody explained fails here.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from explained import compare, figures_of, is_equal, mart_tables
from replica_database import load_replica

from parliament.errors import UsageError
from parliament.model import MeetingKind
from replica.world import World
from warehouse.build import build
from warehouse.evidence import explained_marts
from warehouse.explain import MARTS_OF_MEMBERS, Explanation, explain, explain_row
from warehouse.load import load_frames
from warehouse.paths import SQL_FOLDER
from warehouse.schema import register_schemas

# One worker builds the database, once for all tests of this file.
pytestmark = pytest.mark.xdist_group("explained")

COUNTED = [
    (mart, measure.name)
    for mart, explained in explained_marts().items()
    for evidence in explained.evidence
    for measure in evidence.measures
]
MADE = [(mart, name) for mart, explained in explained_marts().items() for name in explained.made_of]


def add_what_the_replica_never_says(extra: Any, world: World, day: date) -> None:
    """Guests, strangers, an answer for another, withdrawn questions, themes, and two copies that differ."""
    asker, other = sorted(world.house.members_at(day))[:2]
    addressed, answering = sorted({term.person_id for term in world.house.ministers_at(day)})[:2]
    extra.meeting("X1", day)
    document, journal = extra.report("X1"), extra.report("X1", "b", source="journal")
    item = extra.item(document, 1)
    for ordinal, person in enumerate((asker, other), start=1):
        extra.question(
            document, item, ordinal, person, addressed, question_number=9000 + ordinal, session_year="2022-2023"
        )
    for row in extra.rows["name_resolution"]:
        row["party_name"], row["party_family"] = ("Green", "green") if row["name_use"] == "questioner" else (None, None)
    turns = [(asker, "member", 90), (answering, "minister", 200), (other, "guest", 40), (None, "unknown", 30)]
    for ordinal, (person, role, words) in enumerate(turns, start=1):
        extra.speech(document, ordinal, person, words, role=role, item_id=item)
    extra.speech(document, 5, None, 20, item_id=item)
    for ordinal, status in enumerate(("matched", "matched", "only_report", "only_journal"), start=1):
        extra.add(
            "reconciled_speech",
            report_id=document,
            journal_report_id=journal,
            speech_ordinal=None if status == "only_journal" else ordinal,
            journal_speech_ordinal=None if status == "only_report" else ordinal,
            status=status,
            report_words=None if status == "only_journal" else 100,
            journal_words=None if status == "only_report" else 100 * ordinal,
            is_same_speaker=ordinal == 1 if status == "matched" else None,
        )
    extra.speech(journal, 1, None, 90, source_person_id=asker)
    listed = [
        (1, 9001, "beantwoord", ["Water"]),
        (2, 9002, "beantwoord", ["Water"]),
        (3, 9003, "ingetrokken", ["Water"]),
        (4, 9004, "omgevormd tot actualiteitsdebat", ["Water"]),
    ]
    for vi_id, number, status, themes in listed:
        extra.add(
            "listed_question",
            vi_id=vi_id,
            question_number=number,
            session_year="2022-2023",
            question_type="vraag om uitleg",
            status_name=status,
            theme_names=themes,
            committee_name="Committee for Water",
            submitted_date=day - timedelta(days=9),
            treated_date=day,
        )
        # Two persons ask one question: it counts for each of them, and once for the committee.
        contacts = [("Vraagsteller", asker), ("Vraagsteller", other), ("Bevoegde minister", addressed)]
        for capacity, person in contacts:
            extra.add("listed_question_contact", vi_id=vi_id, capacity_name=capacity, person_id=person)
    extra.meeting(
        "X2",
        day,
        "plenary",
        started_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        ended_at=datetime(day.year, day.month, day.day, 13, tzinfo=UTC),
    )
    extra.speech(extra.report("X2", page_count=3), 1, asker, 7000)
    # A day before the register: the name that the report prints becomes a provisional person.
    extra.meeting("X3", date(1997, 3, 4), "plenary")
    label = {"speaker_label": "Wannes Roosvelt (VLD)", "speaker_name": "Wannes Roosvelt", "printed_party": "VLD"}
    extra.unknown_speech(extra.report("X3", "d", page_count=1), 1, 120, **label)


def time_some_speeches(path: Path) -> None:
    """Times of a recording for a third of the speeches, and for all of the last meeting."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            """
            insert into raw.speech_time
            select report_id, speech_id, 'recording', 0, 0.4 * words, 0.4 * words, 1, 0.5, 0.9
            from raw.speech inner join raw.report using (report_id)
            where words > 0 and (speech_ordinal % 3 = 0 or meeting_id = (select max(meeting_id) from raw.report))
            """
        )


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, small_world_class: Any) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("explained") / "replica.duckdb"
    world, truths = load_replica(path)
    extra = small_world_class(path)
    add_what_the_replica_never_says(extra, world, max(truth.plan.date for truth in truths))
    register = {*register_schemas(), "speaking_rate"}
    load_frames(path, {name: frame for name, frame in extra.frames().items() if name not in register})
    time_some_speeches(path)
    build(path)
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("mart", mart_tables())
def test_every_number_of_every_mart_is_explained(database: duckdb.DuckDBPyConnection, mart: str):
    assert mart in explained_marts(), (
        f"sql/mart/{mart}.sql makes a mart whose rows nobody can list back: "
        "say in its header what it is counted from (warehouse/evidence.py)"
    )
    unexplained = figures_of(database, mart) - {*explained_marts()[mart].measures}
    assert not unexplained, (
        f"say in the header of sql/mart/{mart}.sql which rows these are counted from, or what they are made of"
    )
    keys = ", ".join(explained_marts()[mart].grain)
    twice = database.execute(f"select {keys} from mart.{mart} group by {keys} having count(*) > 1").fetchall()
    assert twice == [], f"the keys in the header of sql/mart/{mart}.sql do not tell its rows apart"


def test_no_mart_is_explained_that_is_not_there():
    assert explained_marts().keys() - {*mart_tables()} == set()


@pytest.mark.parametrize(("mart", "name"), COUNTED)
def test_the_rows_of_each_figure_add_up_to_it_in_every_row(database: duckdb.DuckDBPyConnection, mart: str, name: str):
    found = explained_marts()[mart].find(name)
    assert found is not None
    rows = compare(database, mart, *found)
    assert [row for row in rows if not is_equal(row[-2], row[-1])] == []
    assert any(row[-1] for row in rows), f"nothing in this database has a {name}: add it above"


def explanation_of_the_largest(connection: duckdb.DuckDBPyConnection, mart: str, measure: str) -> Explanation:
    """The explanation of the row of a mart in which a figure is the largest."""
    grain = explained_marts()[mart].grain
    keys_in_order = ", ".join(grain)
    row = connection.execute(
        f"select {keys_in_order} from mart.{mart} order by {measure} desc nulls last, {keys_in_order} limit 1"
    ).fetchall()[0]
    keys = {key: value or "" for key, value in zip(grain, row, strict=True)}
    return explain_row(connection, mart, keys, measure)


@pytest.mark.parametrize(("mart", "measure"), COUNTED)
def test_the_query_shown_for_one_row_adds_up_to_its_figure(
    database: duckdb.DuckDBPyConnection, mart: str, measure: str
):
    found = explanation_of_the_largest(database, mart, measure)
    assert is_equal(found.mart_row[measure], found.total)
    assert found.rows.height > 0
    assert found.definition
    assert database.execute(found.sql).pl().equals(found.rows)
    counted = explained_marts()[mart].find(measure)
    assert counted is not None
    if counted[1].aggregate.startswith("count(*)") and "/" not in counted[1].aggregate:
        assert found.rows.height == found.mart_row[measure]


@pytest.mark.parametrize(("mart", "measure"), MADE)
def test_a_figure_made_of_another_says_of_which_and_how(database: duckdb.DuckDBPyConnection, mart: str, measure: str):
    found = explanation_of_the_largest(database, mart, measure)
    assert found.measure == explained_marts()[mart].made_of[measure]
    assert is_equal(found.mart_row[found.measure], found.total)
    assert not found.definition.startswith("As in")


@pytest.mark.parametrize("mart", mart_tables())
def test_a_row_without_a_figure_named_shows_the_main_ones_and_names_the_others(
    database: duckdb.DuckDBPyConnection, mart: str
):
    keys = (
        database.execute(f"select {', '.join(explained_marts()[mart].grain)} from mart.{mart} order by all").pl().row(0)
    )
    found = explain_row(
        database, mart, dict(zip(explained_marts()[mart].grain, (key or "" for key in keys), strict=True))
    )
    assert all(is_equal(found.mart_row[name], total) for name, total in found.totals.items())
    assert {*found.totals, *found.other_measures} == {*explained_marts()[mart].measures}


@pytest.mark.parametrize("mart", MARTS_OF_MEMBERS)
def test_a_member_has_each_figure_over_all_rows_of_the_mart(database: duckdb.DuckDBPyConnection, mart: str):
    # Sums alone: the median of two rows, or the longest speech, is not that of their rows.
    sums = [
        measure.name
        for evidence in explained_marts()[mart].evidence
        for measure in evidence.measures
        if measure.aggregate.startswith(("count(*)", "coalesce(sum")) and "/" not in measure.aggregate
    ]
    for name in sums:
        person_id, total = database.execute(
            f"select person_id, sum({name}) from mart.{mart} group by all order by 2 desc, 1 limit 1"
        ).fetchall()[0]
        assert is_equal(total, explain(database, person_id, f"{mart}.{name}").total), name


def test_each_query_of_evidence_is_used():
    used = {evidence.source for explained in explained_marts().values() for evidence in explained.evidence}
    assert {file.stem for file in (SQL_FOLDER / "evidence").glob("*.sql")} == {one for one in used if "." not in one}


@pytest.mark.parametrize(
    ("mart", "keys", "measure", "sentence"),
    [
        ("no_such_mart", {}, None, "there is no mart 'no_such_mart' to explain; there are: committee_question"),
        ("member_vote", {"colour": "red"}, None, "has no column 'colour'; its rows are identified by: person_id"),
        ("member_vote", {"session_year": "1799-1800"}, None, "no row of mart.member_vote has session_year=1799-1800"),
        ("meeting_summary", {"meeting_kind": "plenary"}, None, "fit; say which meeting_id: "),
        ("member_vote", {}, "beauty", "mart.member_vote has no figure 'beauty'; it has: absent_count"),
    ],
)
def test_what_cannot_be_explained_is_told(
    database: duckdb.DuckDBPyConnection, mart: str, keys: dict[str, str], measure: str | None, sentence: str
):
    with pytest.raises(UsageError) as told:
        explain_row(database, mart, keys, measure)
    assert sentence in str(told.value)


def test_any_column_may_tell_the_row(database: duckdb.DuckDBPyConnection):
    kind = str(MeetingKind.PLENARY)
    found = explain_row(
        database, "mart.meeting_summary", {"meeting_kind": kind, "page_count": "3"}, "clock_words_per_minute"
    )
    assert found.mart_row["meeting_id"] == "X2"
    assert (found.measure, found.total) == ("words", 7000)
