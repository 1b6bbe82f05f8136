"""The page on method: its generated sections are found, replaced whole, and say what their sources say."""

import re

import pytest

from parliament.errors import UsageError
from parliament.people import CONFIDENCE
from tools.method_page import (
    PAGE,
    RULE_SENTENCES,
    render_interval,
    render_parser_accuracy,
    render_people_accuracy,
    render_resolution_rules,
    render_speaking_rate,
    renew_page,
)
from warehouse.quality_estimates import read_parser_estimates, read_people_estimates

DOCS = PAGE.parent


def section(name: str, text: str) -> str:
    return f"<!-- generated: {name} -->\n{text}<!-- end of generated: {name} -->\n"


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    made = {"one": "new | \\1\n", "two": "newer"}
    page = "Before.\n" + section("one", "old") + "Between.\n" + section("two", "older") + "After.\n"
    one, two = section("one", "\nnew | \\1\n\n"), section("two", "\nnewer\n\n")
    renewed = renew_page(page, made)
    assert renewed == "Before.\n" + one + "Between.\n" + two + "After.\n"
    assert renew_page(renewed, made) == renewed


@pytest.mark.parametrize(
    "page",
    [
        "No section at all.\n",
        section("one", "") + section("other", ""),
        section("one", "") + section("one", ""),
        section("one", "") + "<!-- generated: two -->\n",
        section("one", "") + "<!-- end of generated: one -->\n",
    ],
)
def test_a_page_whose_sections_are_not_those_made_is_refused(page: str) -> None:
    with pytest.raises(UsageError, match=r"method\.md"):
        renew_page(page, {"one": "new"})


def test_every_rule_of_resolution_is_explained_in_its_order() -> None:
    assert list(RULE_SENTENCES) == list(CONFIDENCE)
    table = render_resolution_rules(read_people_estimates())
    assert re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE) == list(CONFIDENCE)
    exact = next(one for one in read_people_estimates() if one.measure == "rule exact_name")
    assert f"{exact.correct} of {exact.found} (" in table


def test_the_numbers_behind_speaking_time_are_those_of_the_code() -> None:
    assert "| common rate | 135 words a minute |" in render_speaking_rate()
    # By hand, five speeches of 200 words: exp(1.96 * sqrt(0.1066² + 0.0371² / 5 + 1.87² / 1000 + 0.055²)) = 1.302.
    assert "| 1000 | −23.2 % to +30.2 % |" in render_interval()
    assert "are 600 seconds" in render_interval()


def test_accuracy_is_shown_for_every_measure_with_an_interval_that_never_rounds_up_to_certainty() -> None:
    parser, people = render_parser_accuracy(read_parser_estimates()), render_people_accuracy(read_people_estimates())
    for one in read_parser_estimates():
        assert f"| {one.measure} |" in parser
    for one in read_people_estimates():
        assert f"| {one.measure} |" in people or one.measure.startswith("rule ")
    assert "(100.0–100.0 %)" not in parser + people


def test_every_link_of_the_page_leads_somewhere() -> None:
    text = PAGE.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for target in re.findall(r"\]\(([^)]+)\)", text):
        path, _, anchor = target.partition("#")
        assert not path or (DOCS / path).exists(), target
        assert path or anchor in anchors, target
