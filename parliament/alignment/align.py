"""Which word of the report is which word of the recording.

Both are one long list of words. The list of the report was edited, that of the recogniser misheard; they are aligned
as wholes by the Levenshtein distance of words (rapidfuzz: bit-parallel, Hirschberg's division, so memory is linear in
their lengths). What is matched then has to stand among other matches: in a part that one of the two lacks, the best
alignment still pairs a few small words by chance.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from parliament.alignment.timing import SpeechTime, TranscriptTimes, time_speeches
from parliament.alignment.transcript import Transcript

# Raised when the same transcript gives other times; the night then aligns again.
ALIGNER_VERSION = "1"

# Two words misheard for each other are still the same word from this similarity (0 to 100) on.
_LIKE_ENOUGH = 70
# A match counts when five matches in a row, itself among them, stand within so many words of the report and of the
# recording: with a third of the words misheard five take eight, and twice that allows for a phrase that was edited.
_RUN = 5
_RUN_SPAN = 16

_NOT_IN_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class SpeechText:
    """A speech of the report as it is aligned: its key and its text."""

    speech_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a recording says of a report: the times of its speeches, and the share of its words found."""

    matched_share: float
    times: tuple[SpeechTime, ...]


def align_transcript(speeches: Sequence[SpeechText], transcript: Transcript) -> Alignment:
    """Times of the speeches of a report, in their order, by a transcript of a recording of the meeting.

    Speeches of which nothing was found have no time. Two recordings of one meeting are aligned one by one.
    """
    words = [normal_words(speech.text) for speech in speeches]
    said = [(normal_word(word.text), word) for word in transcript.words]
    kept = [(text, word) for text, word in said if text]
    of_report = [word for of_speech in words for word in of_speech]
    matches = match_words(of_report, [text for text, _ in kept])
    ends = np.cumsum([len(of_speech) for of_speech in words])
    spans = [(int(end) - len(of_speech), int(end)) for end, of_speech in zip(ends, words, strict=True)]
    times = TranscriptTimes(
        np.array([word.start for _, word in kept]),
        np.array([word.end for _, word in kept]),
        np.array([word.blur for _, word in kept]),
    )
    found = time_speeches([speech.speech_id for speech in speeches], spans, matches, times)
    share = float((matches >= 0).mean()) if len(matches) else 0.0
    return Alignment(share, tuple(found))


def normal_words(text: str) -> list[str]:
    """The words of a text as they are compared; a word of the product's count each (runs with a letter or digit)."""
    return [word for word in (normal_word(token) for token in text.split()) if word]


@lru_cache(maxsize=100_000)
def normal_word(token: str) -> str:
    """Letters and digits alone, without case and diacritics."""
    plain = unicodedata.normalize("NFKD", token.casefold())
    return _NOT_IN_A_WORD.sub("", "".join(one for one in plain if not unicodedata.combining(one)))


def match_words(of_report: Sequence[str], of_recording: Sequence[str]) -> NDArray[np.int64]:
    """For each word of the report its place in the recording, or -1; places rise."""
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(word, len(numbers)) for word in of_report]
    right = [numbers.setdefault(word, len(numbers)) for word in of_recording]
    matches = np.full(len(left), -1, dtype=np.int64)
    for step in Levenshtein.opcodes(left, right):
        if step.tag == "equal":
            matches[step.src_start : step.src_end] = np.arange(step.dest_start, step.dest_end)
        elif step.tag == "replace":
            # Of one length by the library's definition: a replacement pairs words.
            for place, other in zip(
                range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
            ):
                if ratio(of_report[place], of_recording[other]) >= _LIKE_ENOUGH:
                    matches[place] = other
    return _among_others(matches)


def _among_others(matches: NDArray[np.int64]) -> NDArray[np.int64]:
    """Only the matches that stand in a run of matches, close together in both lists."""
    places = np.flatnonzero(matches >= 0)
    kept = np.full_like(matches, -1)
    if len(places) < _RUN:
        return kept
    others = matches[places]
    is_close = (places[_RUN - 1 :] - places[: 1 - _RUN] < _RUN_SPAN) & (
        others[_RUN - 1 :] - others[: 1 - _RUN] < _RUN_SPAN
    )
    is_kept = np.zeros(len(places), dtype=bool)
    for offset in range(_RUN):
        is_kept[offset : offset + len(is_close)] |= is_close
    kept[places[is_kept]] = others[is_kept]
    return kept


def word_count(speeches: Iterable[SpeechText]) -> int:
    """Words of some speeches as they are aligned."""
    return sum(len(normal_words(speech.text)) for speech in speeches)
