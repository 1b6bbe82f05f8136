"""What the service was seen to have, kept in the database."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.candidate import create_tables
from warehouse.database import open_unlocked_read_only
from warehouse.source_sightings import SourceSighting, record_sightings, sightings_of

MONDAY, TUESDAY = datetime(2026, 11, 23, 2, 30, tzinfo=UTC), datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


def test_a_sighting_keeps_when_it_was_first_seen_and_its_first_example(tmp_path: Path) -> None:
    database = tmp_path / "candidate.duckdb"
    create_tables(database)
    record_sightings(database, [SourceSighting("unknown_field", "/vi/{id}", "nieuw", "", "/vi/1")], "run-1", MONDAY)
    again = SourceSighting("unknown_field", "/vi/{id}", "nieuw", "", "/vi/2")
    other = SourceSighting("value", "/vi/{id}", "objecttype.naam", "Dringende vraag", "/vi/3")
    record_sightings(database, [again, other], "run-2", TUESDAY)
    with open_unlocked_read_only(database) as connection:
        first, second = sightings_of(connection)
    assert (first.first_run_id, first.first_seen_at, first.last_seen_at) == ("run-1", MONDAY, TUESDAY)
    assert first.example_url == "/vi/1"
    assert (second.value, second.first_run_id) == ("Dringende vraag", "run-2")


def test_a_database_of_before_has_none(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "old.duckdb") as connection:
        assert sightings_of(connection) == ()
