"""Drawn tables: no wider than the screen, nothing left out without a sign, whole numbers and whole ids."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cli.cells import number_text
from cli.tables import CUT, Layout, RowsTable, cut, cut_in_the_middle

WIDTHS = [80, 120, 200]
ADDRESS = "https://www.example.org/" + "a" * 60


def lines(columns: list[str], rows: list[tuple[Any, ...]], width: int = 80, **options: Any) -> list[str]:
    return list(RowsTable(tuple(columns), tuple(rows), **options).lines(width))


WORDS = st.text(st.sampled_from("abcdé日 \n"), max_size=60)
VALUES = st.one_of(
    st.none(),
    WORDS,
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.decimals(allow_nan=False),
)


@pytest.mark.long
@given(
    st.integers(1, 30).flatmap(lambda n: st.lists(st.tuples(*[VALUES] * n), max_size=6)),
    st.sampled_from([Layout.AUTO, Layout.TABLE, Layout.RECORDS]),
    st.integers(20, 200),
)
def test_no_line_is_wider_than_the_screen(rows: list[tuple[Any, ...]], layout: Layout, width: int) -> None:
    names = [f"column_{number}" for number in range(len(rows[0]) if rows else 3)]
    drawn = lines(names, rows, width, layout=layout, found_count=len(rows))
    assert max(map(cell_len, drawn)) <= width


def test_one_row_of_many_columns_is_a_block_with_a_line_per_column() -> None:
    drawn = lines([f"c{number}" for number in range(33)], [tuple(range(33))], found_count=1)
    assert len(drawn) == 35
    assert drawn[1] == "c0   0"
    assert drawn[-1] == "1 row"


def test_columns_in_the_middle_go_and_their_number_is_told() -> None:
    drawn = lines([f"column_{number}" for number in range(33)], [tuple(range(33))] * 5, found_count=5)
    assert drawn[1].startswith("│ column_0 │")
    assert drawn[1].endswith("│ column_32 │")
    assert f"│ {CUT} │" in drawn[1]
    shown = drawn[1].count("column_")
    assert drawn[-1].startswith(f"5 rows, {shown} of 33 columns shown")


def test_a_table_that_tells_no_number_leaves_no_column_out() -> None:
    drawn = "\n".join(lines([f"column_{number}" for number in range(33)], [tuple(range(33))] * 5))
    assert all(f"column_{number}" in drawn for number in range(33))


def test_a_long_text_is_cut_with_a_sign_and_ids_and_numbers_stay_whole() -> None:
    identifier, number = "C24-2021-2022-9ea4500cfe84-s0048", 12345678901
    drawn = lines(["id", "text", "n"], [(identifier, "woord " * 40, number)] * 5)
    assert all(identifier in line and "12 345 678 901" in line for line in drawn[3:-1])
    assert all(CUT in line for line in drawn[3:-1])


@pytest.mark.parametrize("width", WIDTHS)
def test_prose_goes_on_over_lines_between_its_words(width: int) -> None:
    sentence = "Elk verslag dat op de lijst staat, is er binnen veertien dagen, met onwaarschijnlijkheidsberekening."
    drawn = lines(
        ["check", "sentence"], [("listed_report_is_there", sentence)] * 4, width, prose=frozenset({"sentence"})
    )
    for word in sentence.split():
        assert any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line) for line in drawn)
    assert CUT not in "".join(drawn)


def test_an_address_too_long_for_the_place_beside_its_name_has_a_line_of_its_own() -> None:
    address = "https://www.example.org/" + "a" * 50
    drawn = lines(["report_url", "n"], [(address, 1)] * 2, layout=Layout.RECORDS)
    assert address in drawn


def test_the_wide_layout_leaves_nothing_out() -> None:
    drawn = lines(["address", "text"], [(ADDRESS, "woord " * 40)] * 4, layout=Layout.WIDE)
    assert ADDRESS in drawn[3]
    assert CUT not in "".join(drawn)


def test_points_stand_below_each_other() -> None:
    drawn = lines(["x"], [(1.25,), (10,), (None,), (100.5,)], found_count=4)
    assert [line.strip("│ ") for line in drawn[3:-2]] == ["1.25", "10", "–", "100.5"]
    assert drawn[3].index(".") == drawn[6].index(".")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (9999.5, "9 999.5"),
        (123456.7, "123 456.7"),
        (1e14, "100 000 000 000 000"),
        (1e300, "1e+300"),
        (-1234, "-1 234"),
        (-0.00001, "-1e-05"),
        (0.0, "0"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (Decimal("1234567.8900"), "1 234 567.8900"),
        (10**30, "1 000 000 000 000 000 000 000 000 000 000"),
    ],
)
def test_numbers_are_written_in_full_by_three(value: Any, text: str) -> None:
    assert number_text(value) == text


@given(st.text(), st.integers(1, 30))
def test_what_is_cut_fits_and_says_so(text: str, width: int) -> None:
    for one in (cut(text, width), cut_in_the_middle(text, width)):
        assert cell_len(one) <= width
        assert one == text or CUT in one


def test_a_footer_says_how_many_of_how_many() -> None:
    drawn = lines(["d"], [(date(2020, 1, 1),)] * 3, found_count=1097)
    assert drawn[-1] == "3 of 1 097 rows shown (--output FILE writes all of them)"


@pytest.mark.parametrize("name", ["calendar_year", "verg_id", "year(meeting_date)", "page", "question_number"])
def test_years_and_ids_in_digits_are_not_grouped(name: str) -> None:
    assert "2021" in lines([name], [(2021,)])[3]
    assert "2 021" in lines(["words"], [(2021,)])[3]
