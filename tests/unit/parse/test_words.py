"""The definition of a word (design §5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.parse import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("een twee", 2),
        ("  een\n\ntwee\u00a0drie ", 3),
        ("– … — ( ) ‘ ’", 0),
        ("viceminister-president", 1),
        ("ja – neen", 2),
        ("€ 100 en 3%", 3),
        ("N-VA, sp·a; CD&V", 3),
        ("ĳ ő 数 ½ ²", 5),
        ("👍 ok", 1),
        ("_ __", 0),
    ],
)
def test_a_word_holds_a_letter_or_a_digit(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text())
def test_counting_on_bytes_is_counting_by_the_definition(text: str) -> None:
    assert count_words(text) == sum(any(map(str.isalnum, run)) for run in text.split())


@given(st.text(st.characters(codec="cp1252")))
def test_counting_on_bytes_is_right_for_all_of_the_code_page(text: str) -> None:
    assert count_words(text) == sum(any(map(str.isalnum, run)) for run in text.split())
