"""Rows of measured accuracy as the page groups them."""

from typing import Any

from dashboards.pages.accuracy import accuracy


def row(measure: str, gold_set: str) -> dict[str, Any]:
    return {"measure_name": measure, "gold_set_name": gold_set, "method": f"method of {gold_set}"}


def test_precision_and_recall_of_a_measure_stand_together() -> None:
    (one,) = accuracy([row("votes: precision", "all"), row("votes: recall", "all")]).sets
    (measure,) = one.measures
    assert (measure.name, measure.key) == ("votes", "votes")
    assert measure.precision is not None
    assert measure.recall is not None
    assert measure.precision["measure_name"] == "votes: precision"
    assert one.method == "method of all"


def test_a_share_of_its_own_is_precision_and_an_unknown_one_stays_a_name() -> None:
    (one,) = accuracy([row("rule exact_name: right", "all names"), row("new: share", "all names")]).sets
    assert [(measure.name, measure.recall) for measure in one.measures] == [
        ("new: share", None),
        ("rule exact_name", None),
    ]
    assert [measure.key for measure in one.measures] == ["new_share", "rule_exact_name"]


def test_the_real_report_comes_first_and_eras_stand_apart() -> None:
    names = ["2019-2023", "all names", "all", "later set", "1995-2001", "replica 2014-2024", "real report"]
    found = accuracy([row("speeches: recall", name) for name in names])
    assert [one.name for one in found.sets] == ["real report", "all", "later set", "replica 2014-2024", "all names"]
    assert [one.name for one in found.eras] == ["1995-2001", "2019-2023"]
    assert found.sets[3].key == "replica"


def test_what_the_figures_rest_on_comes_first() -> None:
    names = ["attendance: recall", "speeches: recall", "hyphens: recall", "questions: recall"]
    (one,) = accuracy([row(name, "all") for name in names]).sets
    assert [measure.name for measure in one.measures] == ["speeches", "questions", "attendance", "hyphens"]
