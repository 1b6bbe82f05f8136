"""Every word of the vocabulary is read as what it stands for, and none hides behind another."""

import pytest

from parliament.model import InterjectionKind, ItemType, QuestionType
from parliament.parse.directions import read_directions, take_out_directions
from parliament.parse.headings import is_sub_heading, item_type_of, question_type_of
from parliament.parse.vocabulary import (
    DIRECTION_ADJECTIVES,
    DIRECTION_WORDS,
    ITEM_WORDS,
    QUESTION_WORDS,
    SUB_HEADINGS,
)


@pytest.mark.parametrize(("words", "question_type"), QUESTION_WORDS)
def test_a_question_opens_with_its_words(words: str, question_type: QuestionType) -> None:
    for heading in (f"{words.upper()} van An Bos aan", f"{words.capitalize()} van An Bos aan"):
        assert question_type_of(heading) is question_type
        assert item_type_of(heading) is ItemType(question_type.value)


@pytest.mark.parametrize(("words", "item_type"), ITEM_WORDS)
def test_an_item_opens_with_its_words(words: str, item_type: ItemType) -> None:
    for heading in (words.upper(), words.capitalize(), f"{words.upper()} over de bossen"):
        assert item_type_of(heading) is item_type


@pytest.mark.parametrize("words", sorted(SUB_HEADINGS))
def test_a_sub_heading_is_one_with_and_without_its_resumption(words: str) -> None:
    assert is_sub_heading(words.capitalize())
    assert is_sub_heading(f"{words.capitalize()} (Voortzetting)")


@pytest.mark.parametrize(("word", "kind"), DIRECTION_WORDS.items())
@pytest.mark.parametrize("before", ["", *DIRECTION_ADJECTIVES])
def test_a_direction_is_taken_out_and_has_its_kind(word: str, kind: InterjectionKind, before: str) -> None:
    direction = f"{before} {word}" if before else word.capitalize()
    text, taken = take_out_directions(f"Dank u wel. ({direction} bij de groep) Tot morgen.")
    assert " ".join(text.split()) == "Dank u wel. Tot morgen."
    assert [one.kind for one in read_directions(taken[0], frozenset())] == [kind]
