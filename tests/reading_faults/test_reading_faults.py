"""Faults seeded into the reading of every gold report: the gate notices nearly all, and each miss is known by name."""

import csv
from pathlib import Path

import pytest
from clothes.originals import gold_originals
from reading_faults.journal_gate import with_journal
from reading_faults.of_extraction import DAMAGES
from reading_faults.trial import LARGE_SHARE, Trial, fault_names, nothing_else, try_faults

MEASURED = Path(__file__).resolve().parent / "noticed.csv"


@pytest.fixture(scope="module")
def trials() -> list[Trial]:
    return list(try_faults(list(gold_originals()), with_journal))


def test_there_are_more_than_forty_faults_and_each_is_tried(trials: list[Trial]) -> None:
    """Forms of text that the parser reads right by now are no faults, and are not tried."""
    assert len(fault_names()) >= 40
    assert set(fault_names()) - {trial.fault for trial in trials} <= set(DAMAGES)


def test_nearly_all_faults_are_noticed_and_all_that_move_words(trials: list[Trial]) -> None:
    assert sum(trial.noticed_by is not None for trial in trials) >= 0.95 * len(trials)
    assert [trial for trial in trials if trial.moved > LARGE_SHARE and trial.noticed_by is None] == []


def test_without_the_journal_copy_only_a_report_that_ends_as_a_whole_one_does_is_missed() -> None:
    """What ends with a withdrawn question, or in a kind of item of which the report gives no example."""
    names = [name for name in DAMAGES if name.startswith("the report is cut off")]
    missed = {
        trial.report
        for trial in try_faults(list(gold_originals()), nothing_else, names)
        if trial.moved > LARGE_SHARE and trial.noticed_by is None
    }
    assert missed == {"committee-2013-titles", "committee-2024-withdrawn"}


def test_no_miss_is_new(trials: list[Trial]) -> None:
    with MEASURED.open(encoding="utf-8") as file:
        known = {(row["fault"], name) for row in csv.DictReader(file) for name in row["missed_in"].split(", ")}
    missed = {(trial.fault, trial.report) for trial in trials if trial.noticed_by is None}
    assert missed <= known
