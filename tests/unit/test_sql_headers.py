"""Headers of SQL files: what checks, marts and queries of evidence say above their statement."""

from pathlib import Path

import pytest

from parliament.errors import WarehouseError
from warehouse.evidence import Measure, explained_marts
from warehouse.sql_headers import HeaderLine, read_header, without_header

MART = """\
-- Grain: a person.
-- keys: person_id
-- evidence: core.speech
-- columns: meeting_date,
--   speech_id
-- figure: speeches = count(*)
-- figure: long_words = sum(words) where words > 9
-- figure: longest = max(words)
-- made_of: share, per_day from speeches
create table mart.t as select 1
"""


def mart(folder: Path, text: str) -> Path:
    (folder / "t.sql").write_text(text, encoding="utf-8")
    return folder


def test_a_value_runs_on_and_a_key_may_come_again() -> None:
    sql = "-- figure: a\n-- figure: b,\n--   c\nselect 1 -- d\n"
    assert read_header(sql) == (HeaderLine("figure", "a"), HeaderLine("figure", "b, c"))
    assert without_header(sql) == "select 1 -- d"
    assert read_header("select 1") == ()


@pytest.mark.parametrize("sql", ["--no space\nselect 1", "--   begins in the middle\nselect 1", "-- no key\nselect 1"])
def test_another_line_in_a_header_is_refused(sql: str) -> None:
    with pytest.raises(ValueError, match="is not '-- key: value'"):
        read_header(sql)


def test_a_mart_says_what_its_figures_are_counted_from(tmp_path: Path) -> None:
    explained = explained_marts(mart(tmp_path, MART))["t"]
    (evidence,) = explained.evidence
    assert explained.grain == ("person_id",)
    assert (evidence.source, evidence.columns) == ("core.speech", ("meeting_date", "speech_id"))
    assert evidence.measures == (
        Measure("speeches", "count(*)"),
        Measure("long_words", "coalesce(sum(words) filter (where words > 9), 0)", "words > 9"),
        Measure("longest", "max(words)"),
    )
    assert explained.made_of == {"share": "speeches", "per_day": "speeches"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("-- figure: speeches = count(*)", "-- figure: count(*)", "a figure is written"),
        ("-- figure: speeches = count(*)", "-- figger: speeches = count(*)", "unknown key 'figger'"),
        ("-- made_of: share, per_day from speeches", "-- made_of: share", "what figures are made of is written"),
        ("core.speech", "speech\n-- figures: no_such", "defines no figure 'no_such'"),
        ("core.speech", "no_such_query", "no_such_query"),
        ("-- columns: meeting_date,\n--   speech_id\n", "", "has no columns, or no figures"),
    ],
)
def test_a_faulty_header_names_its_file_and_fault(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(WarehouseError, match=r"sql/mart/t\.sql") as raised:
        explained_marts(mart(tmp_path, MART.replace(old, new)))
    assert fault in str(raised.value)


def test_a_mart_without_keys_holds_no_figures(tmp_path: Path) -> None:
    assert explained_marts(mart(tmp_path, "-- Grain: a speech.\ncreate table mart.t as select 1")) == {}
