"""The words of a year in pieces: what is read back is what stands in the texts."""

import json
import random
import re
from base64 import b85encode

import polars as pl

from dashboards.word_index import LONGEST_PIECE_CHARACTERS, base85, word_pieces, word_places


def texts(count: int, vocabulary: int) -> list[str]:
    chosen = random.Random(5)
    # Zipf's law: the logarithm of a word's rank is uniform.
    return [" ".join(f"w{int(vocabulary ** chosen.random()):x}" for _ in range(20)) for _ in range(count)]


def pieces_of(written: list[str]) -> list[tuple[str, str]]:
    frame = pl.DataFrame(
        {"number": range(len(written)), "text": written}, schema={"number": pl.UInt32, "text": pl.String}
    )
    return list(word_pieces("2024-2025", word_places(frame)))


def read(script: str) -> dict[str, list[int]]:
    """The same as assets/word_index.js reads, by another way: bits as text."""
    values = script.removeprefix("spreektijdWords(").removesuffix(");\n")
    _, _, speeches, listed, codes = json.loads(f"[{values}]")
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%'()*+-;,=.?@^_`{|}~"
    missing = -len(codes) % 5
    signs = codes + "~" * missing
    groups = [signs[place : place + 5] for place in range(0, len(signs), 5)]
    numbers_of = [sum(alphabet.index(sign) * 85 ** (4 - at) for at, sign in enumerate(group)) for group in groups]
    bits = "".join(f"{group:032b}" for group in numbers_of)
    at = 0

    def noughts() -> int:
        nonlocal at
        one = bits.index("1", at)
        count, at = one - at, one + 1
        return count

    def number(width: int) -> int:
        nonlocal at
        at += width
        return int(bits[at - width : at] or "0", 2)

    found, word = {}, ""
    for shared, rest in re.findall(r"([A-Z])([a-z0-9]*)", listed):
        word = word[: ord(shared) - 65] + rest
        exponent = noughts()
        count = 2**exponent + number(exponent)
        width = max(speeches * 7 // (count * 10), 1).bit_length() - 1
        last, numbers = -1, []
        for _ in range(count):
            last += (noughts() << width) + number(width) + 1
            numbers.append(last)
        found[word] = numbers
    return found


def test_every_word_leads_to_the_speeches_that_hold_it() -> None:
    written = [*texts(3000, 50_000), "", "één 1 a bb", "bb bb"]
    expected: dict[str, set[int]] = {}
    for number, text in enumerate(written):
        for word in re.findall("[a-z0-9]{2,}", text):
            expected.setdefault(word, set()).add(number)
    pieces = pieces_of(written)
    assert len(pieces) > 1
    found: dict[str, list[int]] = {}
    for first, script in pieces:
        index = read(script)
        assert next(iter(index)) == first
        found.update(index)
    assert found == {word: sorted(numbers) for word, numbers in sorted(expected.items())}
    assert list(found) == sorted(found)


def test_a_piece_holds_about_as_many_words_as_it_may() -> None:
    sizes = [len(script) for _, script in pieces_of(texts(3000, 50_000))]
    assert max(sizes) < 1.3 * LONGEST_PIECE_CHARACTERS
    assert min(sizes[:-1]) > 0.7 * LONGEST_PIECE_CHARACTERS


def test_a_year_without_words_has_no_piece() -> None:
    assert pieces_of([]) == []
    assert pieces_of(["", "!"]) == []


def test_base85_is_as_the_standard_library_writes_it() -> None:
    for length in range(12):
        data = random.Random(length).randbytes(length)
        assert base85(data) == b85encode(data).decode().translate(str.maketrans("<>&", ",.'"))
