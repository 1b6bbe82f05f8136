"""One edit in a right report: every person keeps the words that are theirs, or the report is kept out with a reason."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from clothes.originals import GOLD
from gate_trial import Outcome, through_the_gate
from one_edit import EDITS, MEMBER_NAME, REGISTER, OneEdit, numbered, original

from ingest.folder import read_register

CHAIR_NAME = "Lode Polderstaeler"
# A register of invented people does not know those of the gold reports, nor the other way round.
OF_THE_REGISTER = {"report_mostly_unresolved"}


@pytest.fixture(scope="module")
def persons() -> Mapping[str, str]:
    """The ids of the register's persons by their names."""
    return {person.full_name: person.person_id for person in read_register(REGISTER).persons}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Outcome]:
    """What each edited report came to, and the report itself under the name ``as it is``."""
    texts = {"as it is.txt": numbered(original(), 500)}
    for number, edit in enumerate(EDITS, start=600):
        edited = edit.edit(original())
        assert edited != original(), edit.name
        texts[f"{edit.name}.txt"] = numbered(edited, number)
    found = through_the_gate(tmp_path_factory.mktemp("one-edit"), texts, REGISTER)
    return {name.removesuffix(".txt"): outcome for name, outcome in found.items()}


def test_the_report_itself_is_published(outcomes: Mapping[str, Outcome]) -> None:
    assert outcomes["as it is"].is_published


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_moves_no_words_and_is_published_or_is_kept_out(
    edit: OneEdit, outcomes: Mapping[str, Outcome], persons: Mapping[str, str]
) -> None:
    outcome = outcomes[edit.name]
    if not outcome.is_published:
        assert not edit.is_right, outcome.kept_out_by
        return
    truth = dict(outcomes["as it is"].words)
    for who, words in edit.added.items():
        person = persons[MEMBER_NAME if who == "member" else CHAIR_NAME]
        truth[person] = max(0, truth[person] + words)
    if edit.unresolved:
        truth[edit.unresolved] = truth.pop(persons[MEMBER_NAME])
    of_persons = {who: words for who, words in outcome.words.items() if who in truth or who in persons.values()}
    assert of_persons == {who: words for who, words in truth.items() if words}


def test_no_gold_report_is_kept_out(tmp_path: Path) -> None:
    """Right readings of every era, short ones, withdrawn questions and labels that are none among them."""
    texts = {path.name: path.read_bytes() for path in sorted(GOLD.glob("*.txt"))}
    outcomes = through_the_gate(tmp_path, texts)
    assert outcomes.keys() == texts.keys()
    kept_out = {name: set(outcome.kept_out_by) - OF_THE_REGISTER for name, outcome in outcomes.items()}
    assert {name: reasons for name, reasons in kept_out.items() if reasons} == {}
