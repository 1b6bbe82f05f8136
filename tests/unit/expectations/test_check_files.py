"""The loader of ``sql/check`` reads headers strictly and keeps the query as DuckDB must see it."""

from pathlib import Path

import pytest

from expectations.check_files import (
    CheckFileError,
    escape_for_great_expectations,
    load_check_files,
    read_check_file,
    strip_comments,
)
from expectations.results import CheckFamily, CheckSeverity

HEADER = """\
-- nl: Elke toespraak heeft tekst,
--   ook de kortste.
-- en: Every speech has text.
-- severity: critical
-- family: completeness
-- table: core.speech
"""


def written(folder: Path, text: str, name: str = "speech_without_text", family: str = "completeness") -> Path:
    path = folder / family / f"{name}.sql"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_and_its_query_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "-- report_column: report_id\n\nselect report_id from core.speech -- all\n;\n")
    check = read_check_file(path)
    assert check.check_name == "speech_without_text"
    assert check.sentence.dutch == "Elke toespraak heeft tekst, ook de kortste."
    assert check.sentence.english == "Every speech has text."
    assert check.severity is CheckSeverity.CRITICAL
    assert check.family is CheckFamily.COMPLETENESS
    assert check.table_name == "core.speech"
    assert check.report_column == "report_id"
    assert check.threshold is None
    assert check.query == "select report_id from core.speech"


def test_a_threshold_carries_its_history(tmp_path: Path) -> None:
    extra = "-- threshold: 0.99 of words\n-- history: 2026-11-23 0.99\n-- history: 2026-12-01 0.98, why\n"
    check = read_check_file(written(tmp_path, HEADER + extra + "select 1"))
    assert check.threshold == "0.99 of words"
    assert check.history == ("2026-11-23 0.99", "2026-12-01 0.98, why")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEADER.replace("-- en: Every speech has text.\n", "") + "select 1", "no 'en'"),
        (HEADER.replace("critical", "fatal") + "select 1", "unknown severity 'fatal'"),
        (HEADER.replace("completeness", "luck") + "select 1", "unknown family 'luck'"),
        (HEADER.replace("core.speech", "speech") + "select 1", "not a table with its schema"),
        (HEADER + "-- owner: me\nselect 1", "unknown key 'owner'"),
        (HEADER + "-- en: Twice.\nselect 1", "'en' more than once"),
        (HEADER + "--no space\nselect 1", "not '-- key: value'"),
        (HEADER + "-- threshold: 3\nselect 1", "needs its 'history'"),
        (HEADER + "-- history: 2026-11-23 3\nselect 1", "needs its 'history'"),
        (HEADER, "no query"),
        (HEADER + "select 1; select 2", "more than one statement"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(CheckFileError, match=r"sql/check/completeness/speech_without_text\.sql") as raised:
        read_check_file(written(tmp_path, text))
    assert fault in str(raised.value)


def test_a_name_in_capitals_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CheckFileError, match="lower case"):
        read_check_file(written(tmp_path, HEADER + "select 1", name="SpeechWithoutText"))


def test_a_file_in_the_folder_of_another_family_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CheckFileError, match="belongs in the folder sql/check/completeness"):
        read_check_file(written(tmp_path, HEADER + "select 1", family="freshness"))


def test_two_checks_of_one_name_are_refused(tmp_path: Path) -> None:
    written(tmp_path, HEADER + "select 1")
    written(tmp_path, HEADER.replace("family: completeness", "family: freshness") + "select 1", family="freshness")
    with pytest.raises(CheckFileError, match="a check of this name lies in completeness, too"):
        load_check_files(tmp_path)


def test_comments_go_and_literals_stay() -> None:
    sql = "select '-- kept', \"a--b\" /* gone\n */ -- gone :word\nfrom t"
    assert strip_comments(sql).split() == ["select", "'--", "kept',", '"a--b"', "from", "t"]


def test_braces_and_colons_are_protected() -> None:
    assert escape_for_great_expectations("select {'a': 1}, x::text, '12:30'") == "select {{'a': 1}}, x::text, '12:30'"
    assert escape_for_great_expectations("'(?:De|:x)'") == r"'(?\:De|\:x)'"
    assert escape_for_great_expectations(r"'\:b'") == r"'\\:b'"


def test_every_committed_check_can_be_read() -> None:
    checks = load_check_files()
    assert len(checks) >= 40
    assert {check.family for check in checks} == set(CheckFamily)
