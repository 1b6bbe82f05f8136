"""The words of a session year in pieces, coded tightly: what the page Zoeken loads to find speeches (decision 083).

A piece is a script that calls ``spreektijdWords(year, piece, speeches, words, codes)``: the number of speeches of the
year, the words in order, each as how many signs it shares with the one before (a capital, ``A`` for none) and its
others, and where they stand: base85 of bits that ``assets/word_index.js`` reads.

For each word follow how many speeches hold it (Elias' gamma code) and the steps from one to the next, less one, as Rice
codes (R. F. Rice, "Some practical universal noiseless coding techniques", 1979): eight bits where the numbers in base
36 took twenty-three.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dashboards.script_text import script_call

Numbers = NDArray[np.int64]

# A piece of words, some 25 kB compressed; a word that is in nearly every speech is a piece by itself.
LONGEST_PIECE_CHARACTERS = 30_000
# RFC 1924's alphabet, but for its three signs that mean something in HTML: three that it does not have stand for them.
_ALPHABET = np.frombuffer(
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%'()*+-;,=.?@^_`{|}~", dtype=np.uint8
)
# As many as a capital counts, from A for none to Z.
_LONGEST_SHARED = 25


@dataclass(frozen=True, slots=True)
class WordPlaces:
    """Words in order, in how many speeches each stands, and the numbers of these, one word's after the other's.

    ``numbers`` rise within a word; ``speeches`` is how many speeches there are.
    """

    words: Sequence[str]
    counts: Numbers
    numbers: Numbers
    speeches: int


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of bits: each is ``unary`` noughts, a one, and the last ``widths`` bits of ``lows``."""

    unary: Numbers
    widths: Numbers
    lows: Numbers

    @property
    def lengths(self) -> Numbers:
        """How many bits each is."""
        return self.unary + 1 + self.widths

    def part(self, start: int, end: int) -> "Codes":
        """Some of them that follow each other."""
        return Codes(self.unary[start:end], self.widths[start:end], self.lows[start:end])

    def packed(self) -> bytes:
        """All their bits, filled up with noughts to whole bytes."""
        ends = np.cumsum(self.lengths)
        bits = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
        bits[ends - 1 - self.widths] = 1
        for place in range(int(self.widths.max(initial=0))):
            has = self.widths > place
            bits[ends[has] - 1 - place] = (self.lows[has] >> place) & 1
        return np.packbits(bits).tobytes()


def word_places(speeches: pl.DataFrame) -> WordPlaces:
    """The words of speeches, given as ``number`` (0, 1, 2 …) and ``text`` in small letters without accents."""
    found = speeches.select("number", word=pl.col("text").str.extract_all("[a-z0-9]{2,}")).explode("word").drop_nulls()
    # Within a word the numbers keep their order: they rise, and stand there once for each time that it was said.
    by_word = found.group_by("word").agg(pl.col("number")).sort("word")
    lengths = by_word["number"].list.len().to_numpy().astype(np.int64)
    numbers = by_word["number"].explode().to_numpy().astype(np.int64)
    word_of = np.repeat(np.arange(len(lengths)), lengths)
    is_first = np.ones(len(numbers), dtype=np.bool_)
    is_first[1:] = (numbers[1:] != numbers[:-1]) | (word_of[1:] != word_of[:-1])
    counts = np.bincount(word_of[is_first], minlength=len(lengths)).astype(np.int64)
    return WordPlaces(by_word["word"].to_list(), counts, numbers[is_first], speeches.height)


def word_pieces(year: str, places: WordPlaces) -> Iterator[tuple[str, str]]:
    """The first word of each piece of a year, and its script."""
    codes = _codes(places)
    # Where the codes of a word begin: its count, and then its steps.
    begins = np.concatenate(([0], np.cumsum(places.counts + 1)))
    bits_before = np.concatenate(([0], np.cumsum(codes.lengths)))
    characters = np.diff(bits_before[begins]) * 5 / 32
    for number, (start, end) in enumerate(_pieces(places.words, characters)):
        packed = base85(codes.part(int(begins[start]), int(begins[end])).packed())
        listed = _listed(places.words[start:end])
        yield places.words[start], script_call("spreektijdWords", year, number, places.speeches, listed, packed)


def base85(data: bytes) -> str:
    """Bytes as text that needs no escape in a script: RFC 1924's signs without ``<``.

    As ``base64.b85encode``, which is too slow for all words of a year.
    """
    missing = -len(data) % 4
    numbers = np.frombuffer(data + bytes(missing), dtype=">u4").astype(np.uint32)
    digits = np.empty((len(numbers), 5), dtype=np.uint8)
    for place in range(4, -1, -1):
        numbers, digits[:, place] = np.divmod(numbers, 85)
    text = _ALPHABET[digits].tobytes().decode()
    return text[: len(text) - missing]


def rice_widths(counts: Numbers, speeches: int) -> Numbers:
    """The bits of a step that are not counted one by one, for words in so many speeches.

    The whole part of the logarithm of the mean step times ln 2 (here 0.7): the best for steps that follow no pattern.
    """
    means = speeches * 7 // np.maximum(counts * 10, 1)
    return _whole_logarithms(np.maximum(means, 1))


def _codes(places: WordPlaces) -> Codes:
    starts = np.cumsum(places.counts) - places.counts
    steps = np.diff(places.numbers, prepend=-1) - 1
    steps[starts] = places.numbers[starts]
    widths = np.repeat(rice_widths(places.counts, places.speeches), places.counts)
    of_counts = _whole_logarithms(places.counts)
    return Codes(
        np.insert(steps >> widths, starts, of_counts),
        np.insert(widths, starts, of_counts),
        np.insert(steps, starts, places.counts),
    )


def _whole_logarithms(values: Numbers) -> Numbers:
    """Of base 2, exactly: the exponent as which a number is stored."""
    return np.asarray(np.frexp(values.astype(np.float64))[1] - 1, dtype=np.int64)


def _pieces(words: Sequence[str], characters: NDArray[Any]) -> Iterator[tuple[int, int]]:
    """From where to where words stand together, as many as a piece holds."""
    start, length = 0, 0.0
    for place, (word, its) in enumerate(zip(words, characters.tolist(), strict=True)):
        if place > start and length + its + len(word) > LONGEST_PIECE_CHARACTERS:
            yield start, place
            start, length = place, 0.0
        # A word shares two thirds of its signs with the one before.
        length += its + 1 + len(word) // 3
    if words:
        yield start, len(words)


def _listed(words: Sequence[str]) -> str:
    before, listed = "", []
    for word in words:
        longest = min(len(before), len(word), _LONGEST_SHARED)
        shared = next((place for place in range(longest) if before[place] != word[place]), longest)
        listed.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(listed)
