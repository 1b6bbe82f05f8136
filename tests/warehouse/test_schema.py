"""The schemas of frames are those of the SQL files, and everything is commented."""

from pathlib import Path

import duckdb
import pytest

from warehouse.candidate import create_tables
from warehouse.database import open_unlocked_read_only
from warehouse.dictionary import DICTIONARY_FILE, build_empty_database, missing_comments, render_dictionary
from warehouse.paths import SQL_FOLDER
from warehouse.schema import (
    detail_schemas,
    meeting_schemas,
    printed_schemas,
    quality_schemas,
    question_schemas,
    raw_schemas,
    register_schemas,
    report_schemas,
)
from warehouse.tables import table_files


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    build_empty_database(path)
    return path


def test_the_schemas_are_what_duckdb_gives_polars_of_the_empty_tables(tmp_path: Path):
    path = tmp_path / "tables.duckdb"
    create_tables(path)
    with open_unlocked_read_only(path) as connection:
        for schema, schemas in (("raw", raw_schemas()), ("dq", quality_schemas())):
            for name, columns in schemas.items():
                assert dict(connection.table(f"{schema}.{name}").pl().schema) == dict(columns), name


def test_every_raw_table_says_with_what_its_rows_are_replaced():
    replaced_with = [
        report_schemas(),
        meeting_schemas(),
        detail_schemas(),
        question_schemas(),
        register_schemas(),
        printed_schemas(),
    ]
    assert sorted(name for schemas in replaced_with for name in schemas) == [file.stem for file in table_files("raw")]
    assert all("report_id" in columns for columns in report_schemas().values())


def test_every_table_view_macro_and_column_has_a_comment(empty: Path):
    assert missing_comments(empty) == ()


def test_the_dictionary_is_fresh(empty: Path):
    stale = "run `python -m warehouse.dictionary` and commit docs/dictionary.md"
    assert DICTIONARY_FILE.read_text(encoding="utf-8") == render_dictionary(empty), stale


@pytest.mark.parametrize("schema", ["core", "mart"])
def test_a_file_makes_the_object_of_its_name_and_states_its_grain(schema: str):
    for file in (SQL_FOLDER / schema).glob("*.sql"):
        text = file.read_text(encoding="utf-8")
        assert f" {schema}.{file.stem}" in text, file
        assert text.startswith("-- "), f"{file} does not open with its grain or purpose"
        assert text.count("create or replace") == 1, f"{file} makes more than one object"


def test_the_columns_that_others_rely_on_are_there(empty: Path):
    # Design §12, word for word.
    contract = {
        "core.meeting": "meeting_id meeting_kind meeting_number session_year legislature meeting_date committee_name",
        "core.report": "report_id meeting_id source sha256 is_current is_provisional parser_version fetched_at "
        "superseded_at",
        "core.agenda_item": "agenda_item_id meeting_id item_ordinal item_type title page chair_person_id",
        "core.question": "question_id agenda_item_id question_type question_number session_year questioner_person_id "
        "subject",
        "core.question_minister": "question_id person_id portfolio is_addressed has_answered",
        "core.speech": "speech_id meeting_id agenda_item_id speech_ordinal page speaker_label person_id role "
        "party_name words text",
        "core.person": "person_id full_name",
        "core.membership": "person_id party_name party_family from_date to_date",
        "core.issue": "run_id report_id issue_kind severity line detail",
        "mart.member_speaking_time": "person_id session_year meeting_kind role speeches words word_share est_seconds "
        "est_seconds_low est_seconds_high method rate_version days_in_office",
        "mart.member_question": "person_id session_year question_type asked_count follow_up_count",
        "dq.run": "run_id started_at published_version",
        "dq.check_result": "run_id check_name severity success failing_row_count",
    }
    with duckdb.connect(str(empty), read_only=True) as connection:
        for table, columns in contract.items():
            connection.execute(f"select {', '.join(columns.split())} from {table}")
