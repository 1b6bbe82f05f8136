from datetime import date

import pytest

from dashboards.charts import Bar, IntervalBars, MonthColumns, PairedBars, render_chart
from dashboards.language import languages

DUTCH, ENGLISH = languages()


def bars(*rows: Bar) -> IntervalBars:
    return IntervalBars("members_chart_plenary", "unit_minutes", rows)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1b", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_no_drawing_may_hold_does_not_end_the_process(character: str) -> None:
    svg = str(render_chart(bars(Bar(f"a{character}b", 10, "#3f7fb5", 8, 12)), DUTCH))
    assert character not in svg
    assert "<svg" in svg


def test_markup_in_a_name_is_drawn_as_text() -> None:
    svg = str(render_chart(bars(Bar("<script>x</script>", 10, "#3f7fb5", 8, 12)), DUTCH))
    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg


def test_numbers_on_an_axis_are_whole_and_in_the_language() -> None:
    chart = MonthColumns("months_chart", "unit_words", (date(2020, 5, 1),), (("kind_plenary", "#a8801a", (25_000.0,)),))
    assert ">25.000<" in str(render_chart(chart, DUTCH))
    assert ">25,000<" in str(render_chart(chart, ENGLISH))


def test_an_interval_is_drawn_only_where_there_is_one() -> None:
    with_interval = str(render_chart(bars(Bar("A", 10, "#3f7fb5", 8, 12)), DUTCH))
    without = str(render_chart(bars(Bar("A", 10, "#3f7fb5")), DUTCH))
    assert with_interval.count("currentColor") > without.count("currentColor")


def test_a_chart_is_one_labelled_image_in_the_colours_of_the_page() -> None:
    svg = str(render_chart(bars(Bar("A", 10, "#3f7fb5", 8, 12)), ENGLISH))
    assert svg.count("aria-label=") == 1
    assert 'role="img"' in svg
    assert "style=" not in svg
    assert "#010101" not in svg


def test_nothing_to_draw_is_no_drawing() -> None:
    assert render_chart(bars(), DUTCH) == ""
    assert render_chart(MonthColumns("months_chart", "unit_words", (), ()), DUTCH) == ""
    empty = PairedBars("ministers_chart", "unit_questions", (), ("addressed", "answered"), (), ("#a8801a", "#3f7fb5"))
    assert render_chart(empty, DUTCH) == ""
