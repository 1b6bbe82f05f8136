"""Faults that comparing whole nights with the replica's truth brought to light, each as it was found."""

import pytest

from parliament.parse.hyphens import Break, HyphenLexicon, decide_break
from parliament.parse.speakers import is_person_name


@pytest.mark.parametrize("name", ["Anke Van dermeersch", "Ankie Van dermoortgat"])
def test_2026_11_23_a_surname_with_a_lower_case_second_part_is_a_name(name: str) -> None:
    """Its speeches were laid on the speaker before."""
    assert is_person_name(name)


@pytest.mark.parametrize("text", ["Wat Van alles", "Ik kom Van derde", "Van dermeersch"])
def test_2026_11_23_other_lower_case_endings_are_no_names(text: str) -> None:
    assert not is_person_name(text)


@pytest.mark.parametrize(("left", "right"), [("zo", "als"), ("Zo", "als"), ("even", "als"), ("als", "of")])
def test_2026_11_23_a_word_that_ends_in_a_conjunction_is_joined(left: str, right: str) -> None:
    """ "zo-|als" was taken for a suspended hyphen and counted as two words."""
    assert decide_break(left, right, HyphenLexicon([])) is Break.JOIN


def test_2026_11_23_a_suspended_hyphen_before_a_conjunction_stays_two_words() -> None:
    assert decide_break("Holebi", "en", HyphenLexicon([])) is Break.SEPARATE
    assert decide_break("binnen", "of", HyphenLexicon([])) is Break.SEPARATE
