"""The definition of a word (design §5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.parse import count_words
from parliament.parse.words import count_words_of_spans

# Text of one byte a character, and the punctuation that is counted as such.
NARROW = st.text(st.one_of(st.characters(codec="latin-1"), st.sampled_from("’‘“”„–—…•€")))
LINES = st.lists(
    st.one_of(st.text(), NARROW, st.text(st.characters(codec="ascii"))).map(lambda text: text.replace("\n", " "))
)


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


@given(NARROW)
def test_counting_on_bytes_is_right_for_latin_and_dutch_punctuation(text: str) -> None:
    assert count_words(text) == sum(any(map(str.isalnum, run)) for run in text.split())


@given(LINES)
def test_lines_together_count_as_lines_one_by_one(lines: list[str]) -> None:
    assert count_words_of_spans(lines, range(len(lines))) == [count_words(line) for line in lines]


@given(LINES)
def test_a_run_of_lines_counts_as_its_lines(lines: list[str]) -> None:
    starts = [0, len(lines) // 2] if len(lines) > 1 else [0] if lines else []
    counted = [count_words(line) for line in lines]
    assert sum(count_words_of_spans(lines, starts)) == sum(counted)
    assert count_words_of_spans(lines, starts)[:1] == ([sum(counted[: starts[-1] or 1])] if lines else [])
