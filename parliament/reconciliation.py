"""Two official copies of one debate, compared with each other turn by turn (design §4).

Turns that say exactly the same and say it only once in each copy are anchors. Between anchors every turn is compared
with those near its place, and the pairs that fit together in order with the most likeness are taken. A turn that one
copy lacks, or that one copy prints as two, stays single without moving the others. Time is linear in turns but for the
comparison within a band of 30 places.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from rapidfuzz.distance import Indel

from parliament.model import ParsedReport, Role, Speech

Status = Literal["matched", "only_report", "only_journal"]

# How far from its expected place a turn is looked for: a whole question with its follow-ups may be missing in one copy.
_BAND: Final = 30
# Share of words in the same order from which two turns are one. Unrelated Dutch turns share a quarter at most (their
# articles and prepositions); a turn cut in two still shares two thirds with its larger half.
_LEAST_SIMILARITY: Final = 0.5
# Turns of different speakers are one turn only when they say nearly the same, and enough of it to be no mere courtesy.
_LEAST_SIMILARITY_OF_OTHERS: Final = 0.8
_LEAST_WORDS_OF_OTHERS: Final = 8
# Between two turns that say the same ("Dank u."), the one of the same speaker.
_SAME_SPEAKER_BONUS: Final = 0.1
# Between those of the same speaker, the one that stays next to its neighbours; too small to outweigh a word.
_DISPLACEMENT_PENALTY: Final = 0.0001
# Copies of one turn differ by words joined or split at line ends and by corrections: two words, or two in a hundred.
_WORD_TOLERANCE: Final = 2
_WORD_TOLERANCE_SHARE: Final = 0.02

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ReconciledSpeech:
    """One turn in the two copies; ordinals and words are ``None`` where a copy lacks it.

    ``speaker_agrees`` is ``None`` when one copy does not say who speaks. ``similarity`` is the share of words in the
    same order, from 0 to 1; 0 for a turn of one copy.
    """

    speech_ordinal: int | None
    journal_speech_ordinal: int | None
    status: Status
    report_words: int | None
    journal_words: int | None
    speaker_agrees: bool | None
    similarity: float

    @property
    def words_agree(self) -> bool:
        """Whether both copies have the turn with as many words, within two words or two in a hundred."""
        if self.report_words is None or self.journal_words is None:
            return False
        tolerance = max(_WORD_TOLERANCE, _WORD_TOLERANCE_SHARE * max(self.report_words, self.journal_words))
        return abs(self.report_words - self.journal_words) <= tolerance


@dataclass(frozen=True, slots=True)
class _Pair:
    report: int
    journal: int
    similarity: float
    weight: float


def reconcile(report: ParsedReport, journal: ParsedReport) -> tuple[ReconciledSpeech, ...]:
    """Align the turns of the PDF or text copy with those of the journal copy.

    Every turn of either copy is in exactly one row; rows are in the order of the debate.
    """
    return reconcile_speeches(report.speeches, journal.speeches)


def reconcile_speeches(report: Sequence[Speech], journal: Sequence[Speech]) -> tuple[ReconciledSpeech, ...]:
    """Align two lists of turns of one debate, each in its order; every turn of either is in exactly one row."""
    report_words = [_words_of(speech) for speech in report]
    journal_words = [_words_of(speech) for speech in journal]
    pairs: list[_Pair] = []
    anchors = _anchors(report_words, journal_words)
    edges = [(-1, -1), *anchors, (len(report_words), len(journal_words))]
    for (report_before, journal_before), (report_after, journal_after) in pairwise(edges):
        if report_before >= 0:
            pairs.append(_Pair(report_before, journal_before, 1.0, 1.0))
        region = (range(report_before + 1, report_after), range(journal_before + 1, journal_after))
        candidates = _candidates(report, journal, report_words, journal_words, region)
        pairs.extend(_best_chain(list(candidates), len(journal_words)))
    return tuple(_rows(report, journal, pairs))


def same_speaker(one: Speech, other: Speech) -> bool | None:
    """Whether two labels mean the same person; ``None`` when one of them does not name anybody."""
    if one.role is Role.CHAIR and other.role is Role.CHAIR:
        return True
    if not one.speaker or not other.speaker:
        return None
    return _name_key(one.speaker) == _name_key(other.speaker)


def _words_of(speech: Speech) -> tuple[str, ...]:
    return tuple(_WORD.findall(" ".join(speech.paragraphs).casefold()))


def _name_key(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in decomposed if character.isalnum())


def _anchors(report: Sequence[tuple[str, ...]], journal: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Places of the turns that say the same, once in each copy, in one order in both (the patience method of diff).

    Words are run together, so that a word that a line end broke in one copy only makes no difference.
    """
    report_texts, journal_texts = (["".join(words) for words in copy] for copy in (report, journal))
    once_in_report = _places_of_single(report_texts)
    once_in_journal = _places_of_single(journal_texts)
    common = [
        (place, once_in_journal[text])
        for text, place in once_in_report.items()
        if text in once_in_journal and len(report[place]) >= _LEAST_WORDS_OF_OTHERS
    ]
    return _longest_rising(common)


def _places_of_single(texts: Sequence[str]) -> dict[str, int]:
    counts = Counter(texts)
    return {text: place for place, text in enumerate(texts) if counts[text] == 1}


def _longest_rising(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of ``places``, given by rising first number, whose second number rises too."""
    tails: list[int] = []
    tail_indexes: list[int] = []
    previous: list[int] = []
    for index, (_, second) in enumerate(places):
        length = bisect_left(tails, second)
        previous.append(tail_indexes[length - 1] if length else -1)
        tails[length:length] = [second]
        tail_indexes[length:length] = [index]
        del tails[length + 1 : length + 2], tail_indexes[length + 1 : length + 2]
    chosen = []
    index = tail_indexes[-1] if tail_indexes else -1
    while index >= 0:
        chosen.append(places[index])
        index = previous[index]
    return chosen[::-1]


def _candidates(
    report: Sequence[Speech],
    journal: Sequence[Speech],
    report_words: Sequence[tuple[str, ...]],
    journal_words: Sequence[tuple[str, ...]],
    region: tuple[range, range],
) -> Iterator[_Pair]:
    """Pairs within the band of a region that may be one turn."""
    report_places, journal_places = region
    if not journal_places:
        return
    steepness = len(journal_places) / max(len(report_places), 1)
    for step, place in enumerate(report_places):
        middle = journal_places.start + round(step * steepness)
        start = max(journal_places.start, middle - _BAND)
        for other in range(start, min(journal_places.stop, middle + _BAND + 1)):
            words, other_words = report_words[place], journal_words[other]
            similarity = Indel.normalized_similarity(words, other_words, score_cutoff=_LEAST_SIMILARITY)
            agrees = same_speaker(report[place], journal[other])
            if similarity and _may_be_one(similarity, agrees, min(len(words), len(other_words))):
                bonus = _SAME_SPEAKER_BONUS if agrees else 0.0
                displacement = min(
                    abs((other - journal_places.start) - (place - report_places.start)),
                    abs((other - journal_places.stop) - (place - report_places.stop)),
                )
                yield _Pair(place, other, similarity, similarity + bonus - _DISPLACEMENT_PENALTY * displacement)


def _may_be_one(similarity: float, agrees: bool | None, word_count: int) -> bool:
    if agrees is False:
        return similarity >= _LEAST_SIMILARITY_OF_OTHERS and word_count >= _LEAST_WORDS_OF_OTHERS
    return similarity >= _LEAST_SIMILARITY


def _best_chain(candidates: Sequence[_Pair], journal_count: int) -> list[_Pair]:
    """The pairs of the greatest weight together that rise in both copies.

    ``candidates`` come by rising place in the report. A tree over the places in the journal (Fenwick's) holds the best
    chain that ends before each place, so the time is that of the pairs and not of their square.
    """
    weights = [0.0] * len(candidates)
    previous = [-1] * len(candidates)
    tree: dict[int, tuple[float, int]] = {}
    best = (0.0, -1)
    waiting: list[int] = []
    for index, pair in enumerate(candidates):
        if index and pair.report != candidates[index - 1].report:
            # Pairs of one turn of the report must not chain with each other: they enter the tree together.
            _enter(tree, waiting, candidates, weights, journal_count)
            waiting = []
        before = _best_before(tree, pair.journal)
        weights[index] = before[0] + pair.weight
        previous[index] = before[1]
        best = max(best, (weights[index], index))
        waiting.append(index)
    chain = []
    index = best[1]
    while index >= 0:
        chain.append(candidates[index])
        index = previous[index]
    return chain[::-1]


def _enter(
    tree: dict[int, tuple[float, int]],
    indexes: Sequence[int],
    candidates: Sequence[_Pair],
    weights: Sequence[float],
    journal_count: int,
) -> None:
    for index in indexes:
        place = candidates[index].journal + 1
        while place <= journal_count:
            tree[place] = max(tree.get(place, (0.0, -1)), (weights[index], index))
            place += place & -place


def _best_before(tree: dict[int, tuple[float, int]], journal_place: int) -> tuple[float, int]:
    best = (0.0, -1)
    place = journal_place
    while place > 0:
        best = max(best, tree.get(place, best))
        place -= place & -place
    return best


def _rows(report: Sequence[Speech], journal: Sequence[Speech], pairs: Sequence[_Pair]) -> Iterator[ReconciledSpeech]:
    report_place = journal_place = 0
    for pair in (*pairs, None):
        report_stop = pair.report if pair else len(report)
        journal_stop = pair.journal if pair else len(journal)
        for speech in report[report_place:report_stop]:
            yield ReconciledSpeech(speech.ordinal, None, "only_report", speech.words, None, None, 0.0)
        for speech in journal[journal_place:journal_stop]:
            yield ReconciledSpeech(None, speech.ordinal, "only_journal", None, speech.words, None, 0.0)
        if pair:
            one, other = report[pair.report], journal[pair.journal]
            yield ReconciledSpeech(
                one.ordinal,
                other.ordinal,
                "matched",
                one.words,
                other.words,
                same_speaker(one, other),
                round(pair.similarity, 4),
            )
            report_place, journal_place = pair.report + 1, pair.journal + 1
