"""Text of strangers on its way out: each guard lets it say what it says, and command nothing."""

import csv
import io
import json
import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.console import as_json, facts_table, notice_console, output_console, rows_table
from dashboards.csv_files import csv_file
from parliament.safe_text import FORMULA, cell_text, escaped_in_json, markdown_text, one_line, visible
from warehouse.csv_cells import guarded_frame
from warehouse.origin import DataOrigin

COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
HOSTILE = [
    "\x1b[2J\x1b[31mrood",
    "\x1b]0;titel\x07",
    "\x1b]8;;javascript:alert(1)\x1b\\klik\x1b]8;;\x1b\\",
    "\x9b31m",
    "naam\rvals",
    "links\u202erechts",
    "a\x08\x08b",
    "[red]x[/red] [/nergens] [link=file:///etc/passwd]x[/link]",
]
FORMULAS = [
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1+cmd()",
    "-2+3+cmd()",
    "-cmd()",
    "\t=1",
    "\r=1",
    "\n=1",
    "\uff1d1+1",
    "\uff0bcmd()",
    "- een streepje",
    "+32 2 552 11 11",
]
HARMLESS = ["", "-", "-3", "+3,5", "-1.000,25", "1-2", "Vlaams-Brabant", "a=b", "'t Is goed", " =1", "–", "x@y.example"]


@given(st.text())
def test_what_is_visible_commands_nothing_and_is_as_long(text: str) -> None:
    shown = visible(text)
    assert not COMMANDS.search(shown)
    assert len(shown) == len(text)
    assert visible(shown) == shown


@pytest.mark.parametrize("text", ["Crevits, Hilde", "café\tüber\nñ", "sp·a – “citaat”", "\U0001f600"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("text", ["\ud800", "\udfff", "\ufffe", "\uffff"])
def test_what_is_no_character_is_shown_as_such(text: str) -> None:
    assert visible(text) == "\ufffd"


@given(st.text())
def test_one_line_is_one(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "![](https://elsewhere.example/pixel.gif)",
        "[klik](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "<https://elsewhere.example>",
        "https://elsewhere.example",
        "www.elsewhere.example",
        "# kop",
        "a\n\n# kop",
        "`code` **vet** _schuin_ ~~weg~~",
        "a | b",
        "&lt;script&gt;",
        "[x]: https://elsewhere.example",
    ],
)
def test_markdown_shows_the_letters_and_nothing_else(text: str) -> None:
    from markdown_it import MarkdownIt

    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(f"* {markdown_text(text)}")
    assert set(re.findall(r"<(/?\w+)", page)) <= {"ul", "/ul", "li", "/li"}
    from html import unescape

    assert unescape(re.sub("<[^>]*>", "", page)).strip() == one_line(text)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text_in_every_csv(text: str) -> None:
    assert cell_text(text) == f"'{text}"
    frame = guarded_frame(pl.DataFrame({"a": [text], "=b": [-3]}))
    assert frame.rows() == [(f"'{text}", -3)]
    assert frame.columns == ["a", "'=b"]
    page = csv_file("x.csv", ["a", "n"], [{"a": text, "n": -3}], DataOrigin.OFFICIAL)
    assert list(csv.reader(io.StringIO(page.text, newline="")))[1] == [f"'{text}", "-3"]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_formula_stays_in_every_csv(text: str) -> None:
    assert cell_text(text) == text
    assert guarded_frame(pl.DataFrame({"a": [text]})).item() == text


@given(st.text())
def test_the_two_readings_of_the_expression_agree(text: str) -> None:
    assert guarded_frame(pl.DataFrame({"a": [text]})).item() == cell_text(text)
    assert not re.search(FORMULA, cell_text(text))


def printed(*what: object) -> str:
    file = io.StringIO()
    console = output_console(file)
    for one in what:
        console.print(one)
    return file.getvalue()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_console_obeys_text(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    tables = rows_table([text, "n"], [(text, 1), ([text], 2)], text), facts_table(text, {text: text})
    shown = printed(text, *tables)
    notice_console().print(text)
    shown += capsys.readouterr().err
    assert not COMMANDS.search(shown)
    assert visible(text) in shown


def test_a_row_of_hostile_text_keeps_its_columns() -> None:
    shown = printed(rows_table(["a", "b"], [("\x1b[2Jx", "y"), ("plain", "z")]))
    assert len({len(line) for line in shown.splitlines()}) == 1


@given(st.dictionaries(st.text(), st.text()))
def test_json_says_the_same_and_commands_nothing(value: dict[str, str]) -> None:
    assert json.loads(as_json(value)) == value
    assert not COMMANDS.search(as_json(value))
    assert json.loads(escaped_in_json(json.dumps(value, ensure_ascii=False))) == value
